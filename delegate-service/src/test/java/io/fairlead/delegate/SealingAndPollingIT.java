package io.fairlead.delegate;

import static io.fairlead.delegate.FakeDelegate.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.ResultAcknowledged;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.testing.TrialSubject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealingAndPollingIT extends DelegateServiceTest {

    @Test
    void fetchesSealedSecretsForTheHolderOfTheLeaseOnly() {
        var holder = enrolled("holder", "holder").connect(1);
        var other = enrolled("other").connect(1);
        var test = request("holder");
        var offer = holder.await(TestOffer.class);
        var path = "/delegate/v1/tasks/" + offer.taskId() + "/secrets";

        var sealed = holder.post(path, "{\"attempt\":1}", Map.of());
        var stale = holder.post(path, "{\"attempt\":2}", Map.of());
        var stolen = other.post(path, "{\"attempt\":1}", Map.of());

        assertThat(sealed.statusCode()).isEqualTo(200);
        assertThat(SECRETS.lastSealRequest())
                .contains(test.connectorId().toString(), holder.id().toString());
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stolen.statusCode()).isEqualTo(409);
        assertThat(stolen.body()).contains("LEASE_LOST");
    }

    @Test
    void tellsSecretServiceWhichTrialTheTestBelongsTo() {
        var delegate = enrolled("eu-1").connect(1);
        var trial = new TrialSubject.UnknownTrial(UUID.randomUUID());
        request(trial);
        var path = "/delegate/v1/tasks/" + delegate.await(TestOffer.class).taskId() + "/secrets";

        delegate.post(path, "{\"attempt\":1}", Map.of());
        assertThat(SECRETS.lastSealRequest()).contains(trial.trialId().toString());

        request();
        path = "/delegate/v1/tasks/" + delegate.await(TestOffer.class).taskId() + "/secrets";
        delegate.post(path, "{\"attempt\":1}", Map.of());
        assertThat(SECRETS.lastSealRequest()).doesNotContain("trialId");
    }

    @Test
    void passesOnWhySecretServiceDoesNotSeal() {
        var delegate = enrolled("eu-1").connect(1);
        request();
        var path = "/delegate/v1/tasks/" + delegate.await(TestOffer.class).taskId() + "/secrets";

        SECRETS.refuses(503, "NOT_YET");
        var notYet = delegate.post(path, "{\"attempt\":1}", Map.of());
        SECRETS.refuses(410, "CONNECTOR_SUPERSEDED");
        var superseded = delegate.post(path, "{\"attempt\":1}", Map.of());
        SECRETS.seals();

        assertThat(notYet.statusCode()).isEqualTo(503);
        assertThat(notYet.body()).contains("NOT_YET");
        assertThat(superseded.statusCode()).isEqualTo(410);
        assertThat(superseded.body()).contains("CONNECTOR_SUPERSEDED", "because");
    }

    @Test
    void givesTheSameWorkOverLongPoll() {
        var delegate = enrolled("eu-1");

        var challenge =
                (Frame.Challenge) delegate.poll(1, FakeDelegate.hello(1)).getFirst();
        var welcome = delegate.poll(1, delegate.withProof(FakeDelegate.hello(1), challenge));
        var test = request();
        var offer = (TestOffer) delegate.poll(1).getFirst();
        delegate.poll(1, new Frame.Accept(offer.taskId(), offer.attempt()));
        var answered = delegate.poll(1, verified(offer));

        assertThat(welcome).first().isInstanceOf(Frame.Welcome.class);
        assertThat(answered).containsExactly(new ResultAcknowledged(offer.taskId(), offer.attempt(), true));
        var completed =
                events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
        assertThat(completed.outcome().code()).isEqualTo(Diagnosis.OK);
    }
}
