package io.fairlead.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.ResultAcknowledged;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A delegate that says what is not so, or somebody who recorded one, gets nothing and changes nothing. */
class MaliciousDelegateIT extends DelegateServiceTest {

    private static final int POLICY_VIOLATION = 1008;

    @Test
    void opensNothingForAProofThatWasRecorded() {
        var delegate = enrolled("eu-1").openSocket();
        var hello = FakeDelegate.hello(1);
        delegate.sendFrame(hello);
        var proved = delegate.withProof(hello, delegate.await(Frame.Challenge.class));
        delegate.sendFrame(proved);
        delegate.await(Frame.Welcome.class);

        var recorded = delegate.twin().openSocket();
        recorded.sendFrame(proved);

        assertThat(recorded.closed).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(POLICY_VIOLATION);
        assertThat(delegate.closed).isNotDone();
        assertThat(json(api("GET", "delegates/" + delegate.id(), ""))
                        .path("state")
                        .asString())
                .isEqualTo("CONNECTED");
    }

    @Test
    void opensNothingForAProofOfAnotherChallengeOrKey() {
        var delegate = enrolled("eu-1").connect(1);
        var hello = FakeDelegate.hello(2);

        var guessing = delegate.twin().openSocket();
        guessing.sendFrame(hello);
        guessing.await(Frame.Challenge.class);
        guessing.sendFrame(delegate.withProof(hello, new Frame.Challenge("another-nonce")));
        var stranger = delegate.twin().openSocket();
        stranger.sendFrame(hello);
        stranger.sendFrame(enrolled("eu-2").withProof(hello, stranger.await(Frame.Challenge.class)));

        assertThat(guessing.closed).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(POLICY_VIOLATION);
        assertThat(stranger.closed).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(POLICY_VIOLATION);
        assertThat(delegate.closed).isNotDone();
    }

    @Test
    void opensNothingForAPollWithoutAChallenge() {
        var delegate = enrolled("eu-1");
        var proved = delegate.withProof(FakeDelegate.hello(1), new Frame.Challenge("nobody-gave-it"));

        var answer = delegate.post("/delegate/v1/poll", FakeDelegate.text(proved), Map.of("Fairlead-Epoch", "1"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("SIGNATURE_REFUSED", "no open challenge");
    }

    @Test
    void believesNoTagsAndNoScopeThatADelegateSaysOfItself() {
        var delegate = enrolled("eu-1", "eu").openSocket();
        var hello = FakeDelegate.hello(1);
        delegate.sendFrame(hello);
        var proved = delegate.withProof(hello, delegate.await(Frame.Challenge.class));
        delegate.sendFrame(FakeDelegate.text(proved)
                .replaceFirst("^\\[\\{", "{\"tags\": [\"gpu\"], \"scope\": \"default\", ")
                .replaceFirst("}]$", "}"));
        delegate.await(Frame.Welcome.class);

        request("gpu");

        var shown = json(api("GET", "delegates/" + delegate.id(), ""));
        assertThat(shown.path("tags").toString()).isEqualTo("[\"eu\"]");
        var preview = json(api("POST", "delegates/preview", "{\"delegateSelectors\": [\"gpu\"]}"));
        assertThat(preview.path("delegates").path(0).path("obstacle").asString())
                .isEqualTo("TAGS_LACKING");
        assertThat(preview.path("delegates").path(0).path("eligible").asBoolean(true))
                .isFalse();
        assertThat(delegate.hasReceivedOffer()).isFalse();
    }

    @Test
    void givesNoWorkOfAnotherScope() {
        var elsewhere = new FakeDelegate(service());
        var token = json(send("POST", "/api/v1/orgs/elsewhere/delegate-tokens", "{\"name\": \"t\"}"));
        elsewhere.enrol(token.path("token").asString(), "elsewhere");
        elsewhere.connect(1);
        var here = enrolled("here").connect(1);

        request();

        here.accept(here.await(TestOffer.class));
        assertThat(elsewhere.hasReceivedOffer()).isFalse();
    }

    @Test
    void refusesWhatIsDoneWithTheWorkOfAnother() {
        var honest = enrolled("honest").connect(1);
        var test = request();
        var offer = honest.await(TestOffer.class);
        honest.accept(offer);
        var liar = enrolled("liar").connect(1);

        liar.accept(offer);
        liar.sendFrame(FakeDelegate.verified(offer));
        var secrets = liar.post("/delegate/v1/tasks/" + offer.taskId() + "/secrets", "{\"attempt\":1}", Map.of());

        assertThat(liar.await(ResultAcknowledged.class).accepted()).isFalse();
        assertThat(secrets.statusCode()).isBetween(400, 499);
        assertThat(secrets.body()).doesNotContain("ciphertext");
        honest.sendFrame(FakeDelegate.verified(offer));
        var completed =
                events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
        assertThat(completed.delegate())
                .isNotNull()
                .satisfies(who -> assertThat(who.id()).isEqualTo(honest.id()));
    }

    @Test
    void sealsNothingForWorkThatNobodyGave() {
        var delegate = enrolled("eu-1").connect(1);

        var secrets =
                delegate.post("/delegate/v1/tasks/" + UUID.randomUUID() + "/secrets", "{\"attempt\":1}", Map.of());

        assertThat(secrets.statusCode()).isBetween(400, 499);
    }
}
