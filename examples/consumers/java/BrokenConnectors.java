import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which connectors are broken now: kafka-clients and Jackson. See ../README.md for the settings. */
class BrokenConnectors {

    record Connector(long sequence, String status, String code, String name) {}

    static final String STATUS_CHANGED = "fairlead.connector.status-changed.v1";
    static final String DELETED = "fairlead.connector.deleted.v1";
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Path FILE = Path.of(env("STATE_FILE", "broken-connectors.json"));

    public static void main(String[] arguments) throws Exception {
        var prefix = env("FAIRLEAD_PREFIX", "fairlead.");
        var known = load();
        var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer());
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup();
            while (main.isAlive()) {
                Thread.onSpinWait();
            }
        }));
        consumer.subscribe(List.of(prefix + "public.connector.status.v1", prefix + "public.connector.events.v1"));
        try (consumer) {
            while (true) {
                var changed = false;
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    changed |= apply(known, record);
                }
                if (changed) {
                    save(known);
                    System.out.println("broken: "
                            + known.values().stream()
                                    .filter(connector -> connector.status().equals("FAILURE"))
                                    .map(Connector::name)
                                    .sorted()
                                    .toList());
                }
                consumer.commitSync();
            }
        } catch (WakeupException stop) {
            /* told to end */
        }
    }

    /** True if the record says something new. It may come again, late, and from either topic. */
    static boolean apply(Map<String, Connector> known, ConsumerRecord<String, String> record) {
        var type = header(record, "ce_type");
        var sequence = Long.parseLong(header(record, "ce_sequence"));
        var before = known.get(record.key());
        if (!type.equals(STATUS_CHANGED) && !type.equals(DELETED) || before != null && sequence <= before.sequence()) {
            return false;
        }
        if (type.equals(DELETED)) {
            // Stays known by its sequence: an older event of the other topic must not bring it back.
            known.put(record.key(), new Connector(sequence, "DELETED", null, null));
        } else {
            var event = JSON.readTree(record.value());
            known.put(
                    record.key(),
                    new Connector(
                            sequence,
                            event.at("/health/status").asString(),
                            event.at("/health/code").asString(null),
                            event.path("name")
                                    .asString(event.at("/connector/identifier").asString())));
        }
        return true;
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static Map<String, Connector> load() throws Exception {
        return Files.exists(FILE) ? JSON.readValue(FILE.toFile(), new TypeReference<>() {}) : new TreeMap<>();
    }

    static void save(Map<String, Connector> known) throws Exception {
        var next = FILE.resolveSibling(FILE.getFileName() + ".new");
        JSON.writeValue(next.toFile(), known);
        Files.move(next, FILE, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Map<String, Object> settings() {
        var login = "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";";
        return Map.of(
                "bootstrap.servers",
                env("FAIRLEAD_KAFKA", ""),
                "group.id",
                env("FAIRLEAD_USER", "") + ".broken-connectors",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "security.protocol",
                env("FAIRLEAD_SECURITY", "SASL_SSL"),
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                login.formatted(env("FAIRLEAD_USER", ""), env("FAIRLEAD_PASSWORD", "")));
    }

    static String env(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
