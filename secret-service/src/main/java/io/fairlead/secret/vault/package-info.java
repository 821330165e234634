/**
 * Keeps values under envelope encryption: each under a key of its own, those under a master key. Must not know what a secret is called or who uses it. Start with
 * {@link io.fairlead.secret.vault.Vault}.
 */
@NullMarked
package io.fairlead.secret.vault;

import org.jspecify.annotations.NullMarked;
