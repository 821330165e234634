package io.fairlead.events.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.events.topic.TopicEnds;
import io.fairlead.events.topic.TopicNaming;
import io.fairlead.testkit.Events;
import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
@RealKafka
@SpringBootTest(
        classes = OutboxIT.Application.class,
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=secret-service",
            "server.port=0",
            "management.server.port=0"
        })
class StateRefillIT {

    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");

    private final UUID first = new UUID(0, 1);
    private final UUID second = new UUID(7, 1);
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final TopicEnds ends;
    private final TopicNaming naming;

    @Autowired
    StateRefillIT(Outbox outbox, PlatformTransactionManager transactions, TopicEnds ends, TopicNaming naming) {
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.ends = ends;
        this.naming = naming;
    }

    @Test
    void fillsATopicThatNeverHadARecordAndLeavesItAloneAfterThat() {
        assertThat(ends.isEmpty(TopicNames.CONNECTOR_STATUS)).isTrue();

        refill(TopicNames.CONNECTOR_STATUS, false).refillAll();
        await().until(() -> Events.records(TopicNames.CONNECTOR_STATUS).size() == 2);
        refill(TopicNames.CONNECTOR_STATUS, false).refillAll();

        assertThat(ends.isEmpty(TopicNames.CONNECTOR_STATUS)).isFalse();
        assertThat(Events.records(TopicNames.CONNECTOR_STATUS))
                .extracting(record -> record.key() + " " + Events.header(record, "ce_sequence"))
                .containsExactlyInAnyOrder(first + " 5", second + " 6");
    }

    @Test
    void publishesAgainWhatIsAskedForAndOnTheCompactedTopicAlone() {
        transaction.executeWithoutResult(_ -> outbox.publish(rotated(first, 5)));
        await().until(() -> Events.recordsOf(first, TopicNames.SECRET_STATE).size() == 1);

        refill(TopicNames.SECRET_STATE, true).refillAll();

        await().until(() -> Events.recordsOf(first, TopicNames.SECRET_STATE).size() == 2);
        assertThat(Events.recordsOf(first, TopicNames.SECRET_STATE))
                .extracting(record -> Events.header(record, "ce_sequence"))
                .containsExactly("5", "5");
        assertThat(Events.recordsOf(first, TopicNames.SECRET_EVENTS)).hasSize(1);
    }

    private StateRefill refill(String topic, boolean always) {
        return new StateRefill(List.of(new TwoSecrets(topic)), outbox, transaction, ends, naming, always);
    }

    private static SecretRotated rotated(UUID id, long sequence) {
        return new SecretRotated(id, sequence, KEY, 1);
    }

    /** Two secrets, and one that is gone when its turn comes. */
    private final class TwoSecrets implements StateSource {

        private final String topic;

        private TwoSecrets(String topic) {
            this.topic = topic;
        }

        @Override
        public String topic() {
            return topic;
        }

        @Override
        public List<UUID> idsAfter(UUID id, int limit) {
            return List.of(first, new UUID(3, 1), second).stream()
                    .filter(next -> next.compareTo(id) > 0)
                    .toList();
        }

        @Override
        public Optional<? extends Event> lock(UUID id) {
            return id.equals(first)
                    ? Optional.of(rotated(first, 5))
                    : Optional.of(id).filter(second::equals).map(_ -> rotated(second, 6));
        }
    }
}
