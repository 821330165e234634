package io.fairlead.delegate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of work while every delegate that could take it has its hands full. */
class BusyDelegateIT extends DelegateServiceTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void waitsForABusyDelegateLongerThanForOneThatIsMissing() {
        var delegate = enrolled("busy").connect(1);
        var first = new ArrayList<TestOffer>();
        for (var place = 0; place < FakeDelegate.CAPACITY; place++) {
            first.add(request(delegate, "docker" + place));
        }
        var waiting = request();

        awaitWaitingLongerThan(waiting, Duration.ZERO);
        jdbc.sql("update task set queued_at = now() - interval '1 minute' where test_id = :test")
                .param("test", waiting.testId())
                .update();
        awaitStillWaiting(waiting);
        delegate.sendFrame(FakeDelegate.verified(first.getFirst()));

        var next = delegate.await(TestOffer.class);
        assertThat(next.connectorId()).isEqualTo(waiting.connectorId());
        assertThat(next.attempt()).isEqualTo(1);
    }

    @Test
    void saysThatADelegateWasBusyWhenItsDeadlineIsNear() {
        var delegate = enrolled("busy").connect(1);
        for (var place = 0; place < FakeDelegate.CAPACITY; place++) {
            request(delegate, "docker" + place);
        }

        var test = request(TestTrigger.MANUAL, Duration.ofSeconds(8));

        var completed =
                events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
        assertThat(completed.outcome().code()).isEqualTo(Diagnosis.DELEGATE_BUSY);
        assertThat(completed.outcome().summary()).contains("busy: busy with 4 of 4 tasks");
        assertThat(completed.completedAt()).isBefore(test.deadline());
    }

    @Test
    void givesTheNextFreePlaceToWhatSomebodyWaitsFor() {
        var delegate = enrolled("busy").connect(1);
        var first = new ArrayList<TestOffer>();
        for (var place = 0; place < FakeDelegate.CAPACITY; place++) {
            first.add(request(delegate, "docker" + place));
        }
        var event = request(TestTrigger.CONNECTOR_CHANGED, Duration.ofSeconds(60));
        var other = request(TestTrigger.CONNECTOR_CHANGED, Duration.ofSeconds(60));
        awaitWaitingLongerThan(event, Duration.ZERO);
        awaitWaitingLongerThan(other, Duration.ZERO);
        var manual = request(TestTrigger.MANUAL, Duration.ofSeconds(60));
        awaitWaitingLongerThan(manual, Duration.ZERO);

        delegate.sendFrame(FakeDelegate.verified(first.get(0)));
        assertThat(delegate.await(TestOffer.class).connectorId()).isEqualTo(manual.connectorId());
        delegate.sendFrame(FakeDelegate.verified(first.get(1)));
        delegate.sendFrame(FakeDelegate.verified(first.get(2)));
        assertThat(delegate.await(TestOffer.class).connectorId()).isIn(event.connectorId(), other.connectorId());
    }

    /** A test that the delegate works on. */
    private TestOffer request(FakeDelegate delegate, String connector) {
        request();
        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);
        return offer;
    }

    /** Long enough for two sweeps, which come twice a second. */
    private void awaitStillWaiting(TestRequested test) {
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> isWaiting(test, Duration.ZERO));
    }

    private void awaitWaitingLongerThan(TestRequested test, Duration age) {
        await().atMost(Duration.ofSeconds(10)).until(() -> isWaiting(test, age));
    }

    private boolean isWaiting(TestRequested test, Duration age) {
        return jdbc.sql("""
                        select count(*) from task where test_id = :test and state = 'QUEUED'
                           and completed_at is null and queued_at <= now() - :age::interval
                        """)
                        .param("test", test.testId())
                        .param("age", age.toString())
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
