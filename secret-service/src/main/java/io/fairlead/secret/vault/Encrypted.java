package io.fairlead.secret.vault;

import io.fairlead.secret.masterkey.WrappedKey;

/**
 * What stands in the database instead of a value.
 *
 * @param key opens the ciphertext; a new master key changes it alone
 */
public record Encrypted(WrappedKey key, byte[] ciphertext) {}
