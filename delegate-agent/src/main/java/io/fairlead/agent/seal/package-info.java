/**
 * Fetches sealed secrets and opens them, but only for the very task and registry that they were sealed for. Start
 * reading at {@link io.fairlead.agent.seal.Unsealing}.
 */
@NullMarked
package io.fairlead.agent.seal;

import org.jspecify.annotations.NullMarked;
