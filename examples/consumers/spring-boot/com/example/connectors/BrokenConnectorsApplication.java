package com.example.connectors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which connectors are broken now: Spring Boot. See ../README.md for the settings, and application.yml. */
@SpringBootApplication
public class BrokenConnectorsApplication {

    public record Connector(long sequence, String status, String code, String name) {}

    static final String STATUS_CHANGED = "fairlead.connector.status-changed.v1";
    static final String DELETED = "fairlead.connector.deleted.v1";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private final Map<String, Connector> known;

    BrokenConnectorsApplication(@Value("${broken.file}") Path file) {
        this.file = file;
        this.known = Files.exists(file) ? json.readValue(file.toFile(), new TypeReference<>() {}) : new TreeMap<>();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(BrokenConnectorsApplication.class, arguments);
    }

    /** A record may come again, late, and from either topic; a tombstone has no value, its headers say it all. */
    @KafkaListener(
            topics = {"${broken.prefix}public.connector.status.v1", "${broken.prefix}public.connector.events.v1"})
    public synchronized void on(
            @Header(KafkaHeaders.RECEIVED_KEY) String id,
            @Header("ce_type") byte[] type,
            @Header("ce_sequence") byte[] sequence,
            @Payload(required = false) String body)
            throws Exception {
        var number = Long.parseLong(new String(sequence));
        var before = known.get(id);
        if (before != null && number <= before.sequence()) {
            return;
        }
        switch (new String(type)) {
            case STATUS_CHANGED -> {
                var event = json.readTree(body);
                known.put(
                        id,
                        new Connector(
                                number,
                                event.at("/health/status").asString(),
                                event.at("/health/code").asString(null),
                                event.path("name")
                                        .asString(event.at("/connector/identifier")
                                                .asString())));
            }
            // Stays known by its sequence: an older event of the other topic must not bring it back.
            case DELETED -> known.put(id, new Connector(number, "DELETED", null, null));
            default -> {
                return;
            }
        }
        save();
        System.out.println("broken: "
                + known.values().stream()
                        .filter(connector -> connector.status().equals("FAILURE"))
                        .map(Connector::name)
                        .sorted()
                        .toList());
    }

    private void save() throws Exception {
        var next = file.resolveSibling(file.getFileName() + ".new");
        json.writeValue(next.toFile(), known);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
