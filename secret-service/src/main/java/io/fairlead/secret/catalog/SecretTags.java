package io.fairlead.secret.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import tools.jackson.databind.util.StdConverter;

/** What people find a secret by. */
public record SecretTags(@JsonValue Map<String, String> values) {

    /** As they always were in the audit's fingerprint of a secret, which must stay the same for the same content. */
    static final class InFingerprint extends StdConverter<SecretTags, Map<String, Map<String, String>>> {

        @Override
        public Map<String, Map<String, String>> convert(SecretTags tags) {
            return Map.of("values", tags.values());
        }
    }
}
