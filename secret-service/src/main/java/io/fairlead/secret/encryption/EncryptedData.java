package io.fairlead.secret.encryption;

import io.fairlead.secret.masterkey.WrappedKey;

/**
 * What stands in the database instead of a value.
 *
 * @param key opens the ciphertext; a new master key changes it alone
 */
public record EncryptedData(WrappedKey key, byte[] ciphertext) {}
