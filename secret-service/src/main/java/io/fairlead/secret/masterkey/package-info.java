/**
 * The keys that everything else here is encrypted under: they wrap data keys and never leave their place, a keyset file
 * or a Vault. Knows their ids and which of them is primary; must not know what the data keys are for. Start with
 * {@link io.fairlead.secret.masterkey.KeyRing}.
 */
@NullMarked
package io.fairlead.secret.masterkey;

import org.jspecify.annotations.NullMarked;
