package io.fairlead.events.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.server.Kafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicCreationIT {

    private static final Map<String, Object> BROKER = Map.of("bootstrap.servers", Kafka.bootstrap());

    @Test
    void createsTopicsUnderThePrefixAsTheSettingsSay() throws Exception {
        creation("acme.", 3, true).afterSingletonsInstantiated();

        try (var admin = Admin.create(BROKER)) {
            var stream = "acme.public.connector.events.v1";
            assertThat(partitions(admin, stream)).isEqualTo(3);
            assertThat(configuration(admin, stream).get("retention.ms").value()).isEqualTo("7200000");
            var compacted = configuration(admin, "acme.public.connector.status.v1");
            assertThat(compacted.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(compacted.get("min.compaction.lag.ms").value()).isEqualTo("60000");
            assertThat(compacted.get("delete.retention.ms").value()).isEqualTo("86400000");
            assertThat(admin.listTopics().names().get()).contains("acme.dlt.public.connector.events.v1");
        }
    }

    @Test
    void refusesATopicWithAnotherNumberOfPartitionsAndSaysWhatToDo() throws Exception {
        try (var admin = Admin.create(BROKER)) {
            admin.createTopics(List.of(new NewTopic("other.public.secret.events.v1", 2, (short) 1)))
                    .all()
                    .get();

            // A broker names a new topic a moment after it has created it.
            await().until(() -> admin.listTopics().names().get().contains("other.public.secret.events.v1"));

            assertThatThrownBy(() -> creation("other.", 3, true).afterSingletonsInstantiated())
                    .isInstanceOf(PartitionsDiffer.class)
                    .hasMessageContaining("other.public.secret.events.v1 has 2 partitions")
                    .hasMessageContaining("Set it to 2 for all services")
                    .hasMessageContaining("fairlead.events.topics.prefix");
            assertThat(partitions(admin, "other.public.secret.events.v1")).isEqualTo(2);
        }
    }

    @Test
    void leavesTheCreationToOthersWhereItIsToldSo() throws Exception {
        creation("absent.", 3, false).afterSingletonsInstantiated();

        try (var admin = Admin.create(BROKER)) {
            assertThat(admin.listTopics().names().get()).noneMatch(name -> name.startsWith("absent."));
        }
    }

    @Test
    void groupsBearThePrefixTheServiceAndTheTopic() {
        var naming = new TopicNaming("acme.");

        assertThat(naming.group("test-service", naming.topic(TopicNames.CONNECTOR_STATE)))
                .isEqualTo("acme.test-service.public.connector.state.v1");
        assertThat(naming.deadLetters("acme.public.secret.events.v1")).isEqualTo("acme.dlt.public.secret.events.v1");
        assertThat(new TopicNaming("").topic(TopicNames.TEST_INTERNAL)).isEqualTo("test.internal.v1");
    }

    private static TopicCreation creation(String prefix, int partitions, boolean create) {
        var properties = new TopicProperties(
                prefix, create, partitions, 1, 1, Duration.ofHours(2), Duration.ofMinutes(1), Duration.ofDays(1));
        return new TopicCreation(BROKER, new WantedTopics(new TopicNaming(prefix), properties, List.of()), properties);
    }

    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .size();
    }

    private static Config configuration(Admin admin, String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
    }
}
