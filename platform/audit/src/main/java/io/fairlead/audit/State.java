package io.fairlead.audit;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a resource was like, without saying it.
 *
 * @param hash SHA-256 of its content, in hex
 */
public record State(@Nullable Long version, String hash) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** @param content a record without any secret value: a hash of a short value can be guessed */
    public static State of(Object content) {
        return new State(null, hash(content));
    }

    public static State of(long version, Object content) {
        return new State(version, hash(content));
    }

    private static String hash(Object content) {
        return HexFormat.of().formatHex(Hash.of(JSON.writeValueAsBytes(content)));
    }
}
