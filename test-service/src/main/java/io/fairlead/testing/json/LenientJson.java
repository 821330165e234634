package io.fairlead.testing.json;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON, and reads what another build may have written: it ignores what it does not know. */
@Component
public class LenientJson {

    private final JsonMapper mapper;

    LenientJson(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }
}
