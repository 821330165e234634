package io.fairlead.secret.masterkey;

/**
 * A data key as it is stored.
 *
 * @param masterKey the id of the key that opens it
 */
public record WrappedKey(String masterKey, byte[] bytes) {}
