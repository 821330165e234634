/**
 * Keeps values under envelope encryption: each under a key of its own, those under a master key. Must not know what a secret is called or who uses it. Start with
 * {@link io.fairlead.secret.encryption.SecretValues}.
 */
@NullMarked
package io.fairlead.secret.encryption;

import org.jspecify.annotations.NullMarked;
