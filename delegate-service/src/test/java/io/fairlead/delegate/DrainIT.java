package io.fairlead.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainStarted;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DrainIT extends DelegateServiceTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void finishesWhatItHasAndGetsNothingNewUntilThatIsUndone() {
        var delegate = enrolled("eu-1").connect(1);
        var before = request();
        var held = delegate.await(TestOffer.class);
        delegate.accept(held);

        var draining = json(api("POST", drainOf(delegate), ""));
        var waiting = request();
        delegate.sendFrame(FakeDelegate.verified(held));
        events.await(TestTaskCompleted.class, event -> event.testId().equals(before.testId()));

        assertThat(draining.path("drain").path("done").asBoolean(true)).isFalse();
        assertThat(draining.path("state").asString()).isEqualTo("CONNECTED");
        var drained = json(api("GET", "delegates/" + delegate.id(), ""));
        assertThat(drained.path("drain").path("done").asBoolean(false)).isTrue();
        assertThat(delegate.hasReceivedOffer()).isFalse();

        var undone = json(api("DELETE", drainOf(delegate), ""));

        assertThat(undone.has("drain")).isFalse();
        assertThat(delegate.await(TestOffer.class).connectorId()).isEqualTo(waiting.connectorId());
    }

    @Test
    void isWhyADelegateWouldNotTakeSomeWork() {
        var delegate = enrolled("eu-1", "docker").connect(1);
        api("POST", drainOf(delegate), "");

        var match = json(api("POST", "delegates/preview", "{\"delegateSelectors\": [\"docker\"]}"))
                .path("delegates")
                .path(0);

        assertThat(match.path("eligible").asBoolean(true)).isFalse();
        assertThat(match.path("obstacle").asString()).isEqualTo("DRAINED");
        assertThat(match.path("reason").asString()).startsWith("drained since 20");
    }

    @Test
    void isSaidOnceHoweverOftenItIsAskedFor() {
        var delegate = enrolled("eu-1");

        api("POST", drainOf(delegate), "");
        var again = api("POST", drainOf(delegate), "");
        api("DELETE", drainOf(delegate), "");
        api("DELETE", drainOf(delegate), "");

        assertThat(again.statusCode()).isEqualTo(200);
        events.await(
                DelegateDrainCancelled.class,
                event -> event.delegateId().equals(delegate.id()) && event.sequence() == 3);
        assertThat(events.all(
                        DelegateDrainStarted.class, event -> event.delegateId().equals(delegate.id())))
                .hasSize(1);
        assertThat(audited(delegate)).isEqualTo("delegate.drain-started, delegate.drain-undone");
    }

    @Test
    void concernsOnlyDelegatesOfTheScopeInThePath() {
        var delegate = enrolled("eu-1");

        var answer = send("POST", "/api/v1/" + drainOf(delegate), "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(api("GET", "delegates/" + delegate.id(), "")).has("drain"))
                .isFalse();
    }

    private String audited(FakeDelegate delegate) {
        return jdbc.sql("""
                select string_agg(action, ', ' order by id) from audit.entry
                 where resource_id = ? and action like 'delegate.drain%' and result = 'DONE'
                """).param(delegate.id().toString()).query(String.class).single();
    }

    private static String drainOf(FakeDelegate delegate) {
        return "delegates/" + delegate.id() + "/drain";
    }
}
