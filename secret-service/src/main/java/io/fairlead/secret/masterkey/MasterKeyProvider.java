package io.fairlead.secret.masterkey;

/** The master keys that lie in one place, of which one is primary. */
interface MasterKeyProvider {

    /** What the ids of its keys begin with. */
    String providerName();

    /** With which data keys are wrapped from now on. */
    String primary();

    boolean has(String id);

    /** Whether another program holds them. */
    boolean remote();

    WrappedKey wrap(byte[] dataKey);

    /** Fails with {@link MasterKeyUnavailable} when the key is not here or cannot be reached. */
    byte[] unwrap(WrappedKey wrapped);

    /** Makes a new primary key; those that were there still open what they wrapped. */
    void rotate();

    /** Removes a key for good. */
    void retire(String id);

    /** Takes notice of what others changed. */
    void refresh();

    /** Whether an id is one of that place, here or not. */
    default boolean owns(String id) {
        return id.startsWith(providerName() + ":");
    }
}
