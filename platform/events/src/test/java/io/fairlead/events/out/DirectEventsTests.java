package io.fairlead.events.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.topic.TopicNames;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DirectEventsTests {

    private static final UUID AGGREGATE = UUID.randomUUID();

    private final DirectEvents events = new DirectEvents();

    @Test
    void sendsTheSecondOnceTheFirstIsWithTheBroker() {
        var first = added(1);
        var second = added(2, 1L);
        events.commit(List.of(second));
        assertThat(events.takeSendable(AGGREGATE)).isEmpty();
        events.commit(List.of(first));

        assertThat(events.takeSendable(AGGREGATE)).containsExactly(first);
        assertThat(events.takeSendable(AGGREGATE)).isEmpty();
        assertThat(events.sent(first)).isTrue();
        assertThat(events.takeSendable(AGGREGATE)).containsExactly(second);
        assertThat(events.sent(second)).isFalse();
        assertThat(events.sentIds()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void sendsWhatIsOnAnotherTopicBesideIt() {
        var step = events.add(event(1, TopicNames.TEST_PROGRESS), List.of()).orElseThrow();
        var completed =
                events.add(event(2, TopicNames.TEST_EVENTS), List.of(1L)).orElseThrow();

        events.commit(List.of(step, completed));

        assertThat(events.takeSendable(AGGREGATE)).containsExactly(step, completed);
    }

    @Test
    void holdsNothingBehindWhatSomebodyElseHasToPublish() {
        assertThat(events.add(event(2, TopicNames.SECRET_EVENTS), List.of(1L))).isEmpty();
        assertThat(events.ids()).isEmpty();
    }

    @Test
    void leavesWhatFailedToTheTableWithAllThatIsBehindIt() {
        var first = added(1);
        var second = added(2, 1L);
        events.commit(List.of(first, second));
        events.takeSendable(AGGREGATE);

        events.abandon(first);

        assertThat(events.ids()).isEmpty();
        assertThat(events.commit(List.of(second))).isEmpty();
        assertThat(events.add(event(3, TopicNames.SECRET_EVENTS), List.of(1L, 2L)))
                .isEmpty();
    }

    @Test
    void goesOnBehindWhatWasRolledBack() {
        var undone = added(1);
        var next = added(2);
        events.commit(List.of(next));

        events.remove(List.of(undone));

        assertThat(events.takeSendable(AGGREGATE)).containsExactly(next);
    }

    @Test
    void holdsALimitedNumber() {
        for (var id = 1; id <= DirectEvents.MAX_EVENTS; id++) {
            added(id);
        }

        assertThat(events.add(event(DirectEvents.MAX_EVENTS + 1L, TopicNames.SECRET_EVENTS), List.of()))
                .isEmpty();
    }

    @Test
    void holdsALimitedSizeOfWhatIsNotSent() {
        var large = "x".repeat((int) (DirectEvents.MAX_SIZE / 2));
        var first =
                events.add(event(1, TopicNames.SECRET_EVENTS, large), List.of()).orElseThrow();
        assertThat(events.add(event(2, TopicNames.SECRET_EVENTS, large), List.of()))
                .isPresent();

        assertThat(events.add(event(3, TopicNames.SECRET_EVENTS), List.of())).isEmpty();
        events.commit(List.of(first));
        events.takeSendable(AGGREGATE);
        events.sent(first);

        assertThat(events.add(event(3, TopicNames.SECRET_EVENTS), List.of())).isPresent();
    }

    private DirectEvent added(long id, Long... waiting) {
        return events.add(event(id, TopicNames.SECRET_EVENTS), List.of(waiting)).orElseThrow();
    }

    private static StoredEvent event(long id, String topic) {
        return event(id, topic, "{}");
    }

    private static StoredEvent event(long id, String topic, String payload) {
        return new StoredEvent(
                id,
                topic,
                null,
                AGGREGATE,
                id,
                UUID.randomUUID(),
                "fairlead.secret.rotated.v1",
                false,
                Instant.EPOCH,
                null,
                null,
                payload);
    }
}
