package io.fairlead.secret.masterkey;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Opens the places that the settings name, the primary one first. */
final class MasterKeyPlaces {

    private MasterKeyPlaces() {}

    /** @param needed ids of keys that the database needs; a keyset is made only where none of its keys is needed */
    static List<MasterKeys> of(MasterKeyProperties properties, Set<String> needed) {
        var places = new ArrayList<MasterKeys>();
        var transit = properties.transit();
        var inVault = properties.primary() == MasterKeyProperties.Place.TRANSIT;
        if (inVault && transit == null) {
            throw KeysetRefused.vault(
                    "The primary master key is in a Vault, but no Vault is set.",
                    "Set fairlead.secret.transit.uri, .key and .token-file, or fairlead.secret.primary=KEYSET.");
        }
        if (transit != null) {
            places.add(new TransitKeys(transit));
        }
        var first = needed.stream().noneMatch(id -> id.startsWith(KeysetKeys.PLACE + ":"));
        var keyset = new KeysetFile(new OwnerOnlyFile(properties.keyset()), Passphrase.of(properties));
        if (!inVault || !first) {
            places.add(inVault ? places.size() : 0, new KeysetKeys(keyset, first && !inVault));
        }
        return places;
    }
}
