package io.fairlead.http.body;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a time of a body as {@link Timestamps} does; numbers are none. */
public class TimestampDeserializer extends StdDeserializer<Instant> {

    public TimestampDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        var text = json.getValueAsString();
        try {
            return Timestamps.parse(text == null ? "" : text);
        } catch (DateTimeException _) {
            return (Instant) context.handleWeirdStringValue(Instant.class, "", "not a time of RFC 3339");
        }
    }
}
