package io.fairlead.secret.masterkey;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Opens the places that the settings name, the primary one first. */
final class MasterKeyProviders {

    private MasterKeyProviders() {}

    /** @param needed ids of keys that the database needs; a keyset is made only where none of its keys is needed */
    static List<MasterKeyProvider> open(MasterKeyProperties properties, Set<String> needed) {
        var providers = new ArrayList<MasterKeyProvider>();
        var transit = properties.transit();
        var inVault = properties.primary() == MasterKeyProperties.MasterKeyProviderType.TRANSIT;
        if (inVault && transit == null) {
            throw KeysetRefused.vault(
                    "The primary master key is in a Vault, but no Vault is set.",
                    "Set fairlead.secret.master-key.transit.uri, .key and .token-file, or fairlead.secret.master-key.primary=KEYSET.");
        }
        if (transit != null) {
            providers.add(new TransitKeyProvider(transit));
        }
        var first = needed.stream().noneMatch(id -> id.startsWith(KeysetKeyProvider.PROVIDER_NAME + ":"));
        var keyset = new KeysetFile(new OwnerOnlyFile(properties.keyset()), Passphrase.of(properties));
        if (!inVault || !first) {
            providers.add(inVault ? providers.size() : 0, new KeysetKeyProvider(keyset, first && !inVault));
        }
        return providers;
    }
}
