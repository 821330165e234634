package io.fairlead.events.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatusChanged;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedHealth;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Every starter kit keeps up with a broker that denies by default, over duplicates, a tombstone and a restart. */
class StarterKitsIT {

    private static final Path KITS =
            Path.of("../../examples/consumers").toAbsolutePath().normalize();
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";
    private static final Pattern LIBRDKAFKA = Pattern.compile("librdkafka (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    static Path data;

    @TempDir
    Path work;

    private static ProtectedBroker broker;
    private static Admin administrator;
    private static KafkaProducer<String, byte[]> producer;

    private final UUID broken = UUID.randomUUID();
    private final UUID healed = UUID.randomUUID();
    private final UUID deleted = UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        broker = ProtectedBroker.start(data);
        administrator = broker.administrator();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.inside(), "enable.idempotence", true),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        administrator.close();
        broker.close();
    }

    @Test
    void java() throws Exception {
        keepsUp(
                "java",
                List.of(
                        JAVA,
                        "-cp",
                        jars(".*"),
                        KITS.resolve("java/BrokenConnectors.java").toString()));
    }

    @Test
    void springBoot() throws Exception {
        // What the module of these tests has beside what the kit needs would ask for a database.
        var jars = jars("(?!.*(jdbc|flyway|postgres|hikari|testkit|micrometer-tracing)).*");
        keepsUp(
                "spring-boot",
                List.of(
                        JAVA,
                        "-cp",
                        KITS.resolve("spring-boot") + File.pathSeparator + jars,
                        KITS.resolve("spring-boot/com/example/connectors/BrokenConnectorsApplication.java")
                                .toString()));
    }

    @Test
    void node() throws Exception {
        assumeThat(outputOf("node", "--version"))
                .as("not run: Node.js is not installed")
                .isNotEmpty();
        var program = KITS.resolve("node/broken-connectors.mjs");
        assumeThat(KITS.resolve("node/node_modules/@platformatic/kafka"))
                .as("not run: npm install was not run in examples/consumers/node")
                .exists();
        keepsUp("node", List.of("node", program.toString()));
    }

    @Test
    void python() throws Exception {
        var version = outputOf(
                "/usr/bin/python3", "-c", "import confluent_kafka as c; print('librdkafka', c.libversion()[0])");
        assumeThat(version).as("not run: confluent-kafka is not installed").contains("librdkafka");
        keepsUp(
                "python",
                List.of(
                        "/usr/bin/python3",
                        KITS.resolve("python/broken_connectors.py").toString()),
                signsIn(version));
    }

    @Test
    void kcat() throws Exception {
        var version = outputOf("kcat", "-V");
        assumeThat(version).as("not run: kcat is not installed").contains("librdkafka");
        keepsUp("kcat", List.of(KITS.resolve("kcat/broken-connectors.sh").toString()), signsIn(version));
    }

    /**
     * Before 2.6.1 librdkafka repeats its own part of the nonce in SCRAM, which brokers refuse since Kafka 4.0. Debian 12 has
     * 2.0.2: there the kit is run on the listener that asks nobody to sign in.
     */
    private static boolean signsIn(String librdkafka) {
        var version = LIBRDKAFKA.matcher(librdkafka);
        assertThat(version.find()).as(librdkafka).isTrue();
        var number = IntStream.rangeClosed(1, 3)
                .map(part -> Integer.parseInt(version.group(part)))
                .reduce(0, (sum, part) -> sum * 1000 + part);
        return number >= 2_006_001;
    }

    private void keepsUp(String kit, List<String> command) throws Exception {
        keepsUp(kit, command, true);
    }

    private void keepsUp(String kit, List<String> command, boolean signsIn) throws Exception {
        var prefix = kit + ".";
        prepare(kit, prefix);
        publish(prefix, status(broken, 2, "Broken", ConnectorStatus.FAILURE));
        publish(prefix, status(healed, 2, "Healed", ConnectorStatus.FAILURE));
        publish(prefix, status(deleted, 2, "Deleted", ConnectorStatus.FAILURE));

        var first = run(kit, prefix, command, signsIn);
        awaitBroken(kit, "Broken", "Deleted", "Healed");
        publish(prefix, status(broken, 2, "Broken", ConnectorStatus.FAILURE));
        publish(prefix, status(healed, 4, "Healed", ConnectorStatus.SUCCESS));
        awaitBroken(kit, "Broken", "Deleted");
        end(first);

        publish(prefix, new ConnectorDeleted(deleted, 5));
        // What comes late, for the second time, must bring nothing back.
        publish(prefix, status(deleted, 2, "Deleted", ConnectorStatus.FAILURE));
        publish(prefix, status(healed, 2, "Healed", ConnectorStatus.FAILURE));
        publish(prefix, status(UUID.randomUUID(), 2, "New", ConnectorStatus.FAILURE));
        var second = run(kit, prefix, command, signsIn);
        awaitBroken(kit, "Broken", "New");
        end(second);
    }

    /** A prefix for each kit, as every team would have its own Fairlead. */
    private void prepare(String kit, String prefix) throws Exception {
        administrator
                .createTopics(List.of(
                        new NewTopic(prefix + "public.connector.status.v1", 8, (short) 1)
                                .configs(Map.of("cleanup.policy", "compact")),
                        new NewTopic(prefix + "public.connector.events.v1", 8, (short) 1)))
                .all()
                .get();
        broker.addUser(administrator, kit);
        administrator
                .createAcls(KafkaRights.ofTeam(kit, prefix + "public."))
                .all()
                .get();
    }

    private Process run(String kit, String prefix, List<String> command, boolean signsIn) throws IOException {
        var program = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(work.resolve("output").toFile()));
        program.environment()
                .putAll(Map.of(
                        "FAIRLEAD_KAFKA",
                        signsIn ? broker.teams() : broker.inside(),
                        "FAIRLEAD_USER",
                        kit,
                        "FAIRLEAD_PASSWORD",
                        kit,
                        "FAIRLEAD_SECURITY",
                        signsIn ? "SASL_PLAINTEXT" : "PLAINTEXT",
                        "FAIRLEAD_PREFIX",
                        prefix,
                        "STATE_FILE",
                        state().toString()));
        return program.start();
    }

    private static void end(Process program) throws InterruptedException {
        program.destroy();
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitBroken(String kit, String... names) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(brokenNow())
                        .as("%s says%n%s", kit, output())
                        .isEqualTo(new TreeSet<>(List.of(names))));
    }

    private TreeSet<String> brokenNow() throws IOException {
        var names = new TreeSet<String>();
        if (Files.exists(state())) {
            JsonMapper.shared().readTree(Files.readString(state())).forEach(connector -> {
                if (connector.path("status").asString().equals("FAILURE")) {
                    names.add(connector.path("name").asString());
                }
            });
        }
        return names;
    }

    private Path state() {
        return work.resolve("state.json");
    }

    private String output() throws IOException {
        return Files.exists(work.resolve("output")) ? Files.readString(work.resolve("output")) : "";
    }

    private static ConnectorStatusChanged status(UUID id, long sequence, String name, ConnectorStatus status) {
        return new ConnectorStatusChanged(
                id,
                sequence,
                new ResourceReference(Scope.account("default"), name),
                new PublishedHealth(status, 1, null, null, null, null, null, null, null),
                null,
                name,
                Map.of(),
                null,
                "/api/v1/connectors/" + name);
    }

    private static void publish(String prefix, ConnectorEvent event) throws Exception {
        var type = Topic.annotationOf(event.getClass());
        var body = JsonMapper.shared().writeValueAsBytes(event);
        for (var topic : List.of(TopicNames.CONNECTOR_EVENTS, TopicNames.CONNECTOR_STATUS)) {
            var compacted = topic.equals(TopicNames.CONNECTOR_STATUS);
            var record = new ProducerRecord<>(
                    prefix + topic.substring(TopicNames.PREFIX.length()),
                    event.connectorId().toString(),
                    compacted && type.ends() ? null : body);
            record.headers()
                    .add("ce_type", type.value().getBytes(StandardCharsets.UTF_8))
                    .add("ce_sequence", String.valueOf(event.sequence()).getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
    }

    /** Of other projects: a kit knows nothing of Fairlead's code, which would configure itself if it were there. */
    private static String jars(String wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && entry.matches(wanted))
                .filter(entry -> !entry.contains("/target/") && !entry.contains("/io/fairlead/"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Empty where there is no such program. */
    private static String outputOf(String... command) throws InterruptedException {
        try {
            var program = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return program.waitFor(20, TimeUnit.SECONDS) ? output : "";
        } catch (IOException _) {
            return "";
        }
    }
}
