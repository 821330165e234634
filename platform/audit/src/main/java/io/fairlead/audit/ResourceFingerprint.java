package io.fairlead.audit;

import io.fairlead.contracts.protocol.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a resource was like, without saying it.
 *
 * @param hash SHA-256 of its content, in hex
 */
public record ResourceFingerprint(@Nullable Long version, String hash) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** @param content a record without any secret value: a hash of a short value can be guessed */
    public static ResourceFingerprint of(Object content) {
        return new ResourceFingerprint(null, hash(content));
    }

    public static ResourceFingerprint of(long version, Object content) {
        return new ResourceFingerprint(version, hash(content));
    }

    private static String hash(Object content) {
        return Sha256.hex(JSON.writeValueAsBytes(content));
    }
}
