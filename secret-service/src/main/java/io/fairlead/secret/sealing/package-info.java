/**
 * How a value leaves: encrypted to one delegate for one task and one registry, and signed. Which key and which registry
 * comes from events alone, never from who asks. Start with {@link io.fairlead.secret.sealing.SealSecrets}.
 */
@NullMarked
package io.fairlead.secret.sealing;

import org.jspecify.annotations.NullMarked;
