package io.fairlead.events.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kafka.admin.ConfigCommand;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every principal tries every operation on every topic of a broker that denies by default. */
class KafkaAccessIT {

    private static final String TEAM = "payments";
    private static final String STRANGER = "stranger";

    /** Written by hand, beside the rights that are tested. */
    private static final Map<String, Set<String>> READERS = Map.ofEntries(
            Map.entry(TopicNames.CONNECTOR_EVENTS, Set.of(TEAM)),
            Map.entry(TopicNames.CONNECTOR_STATE, Set.of(TEAM, "connector-service", "secret-service", "test-service")),
            Map.entry(TopicNames.CONNECTOR_STATUS, Set.of(TEAM, "connector-service")),
            Map.entry(TopicNames.CONNECTOR_INTERNAL, Set.of("test-service")),
            Map.entry(TopicNames.SECRET_EVENTS, Set.of(TEAM, "test-service")),
            Map.entry(TopicNames.SECRET_STATE, Set.of(TEAM, "secret-service", "connector-service")),
            Map.entry(TopicNames.SECRET_INTERNAL, Set.of("test-service")),
            Map.entry(TopicNames.TEST_EVENTS, Set.of(TEAM, "connector-service")),
            Map.entry(TopicNames.TEST_INTERNAL, Set.of("secret-service", "delegate-service")),
            Map.entry(TopicNames.TEST_PROGRESS, Set.of()),
            Map.entry(TopicNames.DELEGATE_EVENTS, Set.of(TEAM, "test-service")),
            Map.entry(TopicNames.DELEGATE_INTERNAL, Set.of("test-service")),
            Map.entry(TopicNames.DELEGATE_STATE, Set.of("delegate-service", "secret-service", "connector-service")),
            Map.entry(TopicNames.TASK_INTERNAL, Set.of("test-service", "connector-service")),
            Map.entry(TopicNames.OPERATION_EVENTS, Set.of(TEAM, "connector-service")),
            Map.entry(TopicNames.OPERATION_INTERNAL, Set.of("delegate-service")),
            Map.entry("fairlead.dlt.public.connector.state.v1", Set.of()),
            Map.entry("fairlead.delegate.wakeups.v1", Set.of("delegate-service")));

    @TempDir
    static Path data;

    private static ProtectedBroker broker;
    private static Admin administrator;

    @BeforeAll
    static void start() throws Exception {
        broker = ProtectedBroker.start(data);
        administrator = broker.administrator();
        administrator
                .createTopics(READERS.keySet().stream()
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toList())
                .all()
                .get();
        for (var principal : principals()) {
            broker.addUser(administrator, principal);
        }
        for (var service : KafkaRights.services()) {
            administrator.createAcls(KafkaRights.ofService(service)).all().get();
        }
        administrator.createAcls(KafkaRights.ofTeam(TEAM)).all().get();
        for (var principal : principals()) {
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> isKnown(principal));
        }
    }

    @AfterAll
    static void stop() {
        administrator.close();
        broker.close();
    }

    @Test
    void everybodyMayDoWhatTheyNeedAndNoMore() {
        var breaches = new ArrayList<String>();
        var cases = 0;
        for (var principal : principals()) {
            try (var consumer = consumer(principal, null);
                    var producer = producer(principal)) {
                for (var topic : new TreeSet<>(READERS.keySet())) {
                    cases += 2;
                    check(
                            principal,
                            "reads",
                            topic,
                            READERS.getOrDefault(topic, Set.of()).contains(principal),
                            mayRead(consumer, topic),
                            breaches);
                    check(
                            principal,
                            "writes",
                            topic,
                            writers(topic).contains(principal),
                            mayWrite(producer, topic),
                            breaches);
                }
            }
        }

        System.out.printf("access to Kafka: %d cases, %d breaches%n", cases, breaches.size());
        assertThat(breaches).isEmpty();
        assertThat(cases).isEqualTo(principals().size() * READERS.size() * 2);
    }

    @Test
    void aTeamIsConfinedToItsOwnGroups() {
        assertThat(mayJoin(TEAM, "payments.broken-connectors")).isTrue();
        assertThat(mayJoin(TEAM, "fairlead.test-service.public.connector.state.v1"))
                .isFalse();
        assertThat(mayJoin(TEAM, "orders.broken-connectors")).isFalse();
        assertThat(mayJoin("test-service", "fairlead.test-service.public.connector.state.v1"))
                .isTrue();
        assertThat(mayJoin("test-service", "fairlead.secret-service.public.connector.state.v1"))
                .isFalse();
    }

    @Test
    void nobodyButTheAdministratorChangesTopics() {
        for (var principal : principals()) {
            try (var admin = Admin.create(broker.connection(principal, principal))) {
                assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("fairlead.public.mine", 1, (short) 1)))
                                .all()
                                .get())
                        .hasCauseInstanceOf(AuthorizationException.class);
                assertThatThrownBy(() -> admin.deleteTopics(List.of(TopicNames.CONNECTOR_EVENTS))
                                .all()
                                .get())
                        .hasCauseInstanceOf(AuthorizationException.class);
            }
        }
    }

    @Test
    void aWrongPasswordOpensNothing() {
        try (var admin = Admin.create(broker.connection(TEAM, "wrong"))) {
            assertThatThrownBy(() -> admin.listTopics().names().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    /** As deploy/compose/team.sh does it, whose line is read here. */
    @Test
    void theFileOfComposeGivesATeamItsPassword() throws Exception {
        var script = Files.readString(Path.of("../../deploy/compose/team.sh"));
        var line = script.replaceFirst("(?s).*printf '([^']*)\\\\n' .*", "$1").formatted("from-a-file");
        var file = Files.writeString(data.resolveSibling("scram.properties"), line + "\n");

        ConfigCommand.main(new String[] {
            "--bootstrap-server",
            broker.inside(),
            "--alter",
            "--entity-type",
            "users",
            "--entity-name",
            "composed",
            "--add-config-file",
            file.toString()
        });

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            try (var admin = Admin.create(broker.connection("composed", "from-a-file"))) {
                return admin.listTopics().names().get(5, TimeUnit.SECONDS).isEmpty();
            }
        });
    }

    @Test
    void aTeamSeesThePublicTopicsAlone() throws Exception {
        try (var admin = Admin.create(broker.connection(TEAM, TEAM))) {
            assertThat(admin.listTopics().names().get())
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith(TopicNames.PUBLIC));
        }
    }

    private static void check(
            String principal, String verb, String topic, boolean wanted, boolean found, List<String> breaches) {
        if (wanted != found) {
            breaches.add("%s %s %s: %s instead of %s".formatted(principal, verb, topic, found, wanted));
        }
    }

    private static List<String> principals() {
        return Stream.concat(KafkaRights.services().stream(), Stream.of(TEAM, STRANGER))
                .toList();
    }

    private static Set<String> writers(String topic) {
        if (topic.equals("fairlead.delegate.wakeups.v1")) {
            return Set.of("delegate-service");
        }
        if (topic.startsWith("fairlead.dlt.")) {
            return Set.of("secret-service", "test-service");
        }
        return Set.of(Arrays.stream(Topic.values())
                .filter(family -> family.names().contains(topic))
                .findFirst()
                .orElseThrow()
                .publisher());
    }

    private static boolean isKnown(String principal) throws Exception {
        try (var admin = Admin.create(broker.connection(principal, principal))) {
            admin.listTopics().names().get(5, TimeUnit.SECONDS);
            return true;
        }
    }

    private static boolean mayRead(KafkaConsumer<String, String> consumer, String topic) {
        var partition = List.of(new TopicPartition(topic, 0));
        consumer.assign(partition);
        consumer.seekToBeginning(partition);
        try {
            consumer.position(partition.getFirst(), Duration.ofSeconds(10));
            consumer.poll(Duration.ofMillis(20));
            return true;
        } catch (AuthorizationException _) {
            return false;
        }
    }

    private static boolean mayWrite(KafkaProducer<String, String> producer, String topic) {
        try {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get(10, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
            return false;
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }

    private static boolean mayJoin(String principal, String group) {
        try (var consumer = consumer(principal, group)) {
            consumer.subscribe(List.of(TopicNames.CONNECTOR_STATE));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200));
                return !consumer.assignment().isEmpty();
            });
            return true;
        } catch (AuthorizationException _) {
            return false;
        }
    }

    private static KafkaConsumer<String, String> consumer(String principal, @Nullable String group) {
        var settings = broker.connection(principal, principal);
        if (group != null) {
            settings.put("group.id", group);
        }
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static KafkaProducer<String, String> producer(String principal) {
        var settings = new HashMap<>(broker.connection(principal, principal));
        settings.put("max.block.ms", 10_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
