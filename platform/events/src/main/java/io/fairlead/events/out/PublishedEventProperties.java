package io.fairlead.events.out;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What events say of where they come from.
 *
 * @param authority in {@code ce_source}, for example {@code fairlead.example.com}, which tells one Fairlead from another:
 *     {@code //fairlead.example.com/connector-service}; without it, {@code /connector-service}
 * @param schemas how {@code ce_dataschema} of a public event begins; its type follows. The address of a console ends in
 *     {@code /schemas/}, for example {@code https://fairlead.example.com/schemas/}
 * @param republishState whether the service publishes at its start, from its database, what its compacted topics should hold;
 *     without it, only to those that never had a record
 */
@ConfigurationProperties("fairlead.events")
record PublishedEventProperties(
        @DefaultValue("") String authority,
        @DefaultValue("urn:fairlead:schema:") String schemas,
        @DefaultValue("false") boolean republishState) {

    URI source(String service) {
        return URI.create((authority.isEmpty() ? "" : "//" + authority) + "/" + service);
    }
}
