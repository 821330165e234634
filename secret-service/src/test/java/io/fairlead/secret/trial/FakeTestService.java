package io.fairlead.secret.trial;

import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.secret.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Hears which tests a secret's trials ask for, and answers as test-service does. */
public record FakeTestService(UUID secretId, ResourceReference secret) {

    private static final DelegateName DELEGATE = new DelegateName(UUID.randomUUID(), "eu-1");

    /** Every request so far. */
    public List<SecretTrialRequested> requests() {
        return Events.recordsOf(secretId, TopicNames.SECRET_INTERNAL).stream()
                .filter(record -> Events.header(record, "ce_type").equals("fairlead.secret.trial-requested.v1"))
                .map(record -> JsonMapper.shared().readValue(record.value(), SecretTrialRequested.class))
                .toList();
    }

    /** The last request of a trial that asks for this connector. */
    public SecretTrialRequested awaitRequestFor(UUID connector, long version) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> requests().stream()
                                .filter(request -> request.version() == version
                                        && request.connectors().contains(connector))
                                .reduce((_, last) -> last),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** A result with the value of the trial. */
    public void answer(UUID connector, long version, Diagnosis code) {
        var asked = awaitRequestFor(connector, version);
        var used = new SecretVersionReference(secret, secretId, version);
        answer(asked, connector, code, List.of(used));
    }

    public void answer(SecretTrialRequested asked, UUID connector, Diagnosis code, List<SecretVersionReference> used) {
        var staged = new SecretVersionReference(secret, secretId, asked.version());
        Events.publish(new TestCompleted(
                UUID.randomUUID(),
                3,
                connector,
                1,
                "hash",
                FinalTestState.COMPLETED,
                DiagnosedOutcome.of(code, "us.icr.io said so"),
                used,
                DELEGATE,
                Instant.now(),
                new StagedSecret(asked.trialId(), staged)));
    }
}
