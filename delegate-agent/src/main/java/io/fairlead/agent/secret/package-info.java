/**
 * Fetches sealed secrets and opens them, but only for the very task and registry that they were sealed for. Start
 * reading at {@link io.fairlead.agent.secret.SecretUnsealer}.
 */
@NullMarked
package io.fairlead.agent.secret;

import org.jspecify.annotations.NullMarked;
