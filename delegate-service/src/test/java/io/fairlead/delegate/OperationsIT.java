package io.fairlead.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.CopyTarget;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.OperationEvent;
import io.fairlead.contracts.operation.OperationEvent.OperationCompleted;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.contracts.protocol.Frame.OperationOffer;
import io.fairlead.contracts.protocol.Frame.OperationTaskResult;
import io.fairlead.contracts.protocol.Frame.ResultAcknowledged;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.task.TaskEvent.OperationTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.OperationTaskProgressed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationsIT extends DelegateServiceTest {

    private static final Operation TAGS = new ListTags("app", 100, null);
    private static final OperationReport FOUND =
            OperationReport.succeeded(new NamePage(List.of("1.0", "1.1"), "last=1.1"), List.of());
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void offersAnOperationAndPublishesWhatBecomesOfIt() {
        var delegate = enrolled("eu-1", "docker").connect(1);

        var request = request(TAGS, Duration.ofSeconds(60), "docker");
        var offer = delegate.await(OperationOffer.class);
        delegate.accept(offer);
        delegate.sendFrame(progress(offer, 10));
        delegate.sendFrame(new OperationTaskResult(offer.taskId(), offer.attempt(), FOUND, List.of()));

        assertThat(delegate.await(ResultAcknowledged.class).accepted()).isTrue();
        assertThat(offer.operation()).isEqualTo(TAGS);
        assertThat(offer.connectorId()).isEqualTo(request.connectorId());
        assertThat(offer.budgetMillis()).isBetween(50_000L, 60_000L);
        var finished = finished(request.operationId());
        assertThat(finished.report()).isEqualTo(FOUND);
        assertThat(finished.delegate()).isEqualTo(new DelegateName(delegate.id(), "eu-1"));
        assertThat(finished.sequence()).isEqualTo(3);
        assertThat(events.all(
                        OperationTaskAssigned.class,
                        event -> event.operationId().equals(request.operationId())))
                .singleElement()
                .satisfies(assigned -> assertThat(assigned.sequence()).isEqualTo(1));
        assertThat(events.all(
                        OperationTaskProgressed.class,
                        event -> event.operationId().equals(request.operationId())))
                .singleElement()
                .satisfies(progressed ->
                        assertThat(progressed.progress().bytesDone()).isEqualTo(10));
    }

    @Test
    void givesACopyAllTheTimeUntilItsDeadlineToADelegateThatFitsBothConnectors() {
        var fitsOne = enrolled("one", "docker").connect(1);
        var fitsBoth = enrolled("both", "docker", "dmz").connect(1);

        request(copyTo(UUID.randomUUID(), "dmz"), HOUR, "docker");
        var offer = fitsBoth.await(OperationOffer.class);

        assertThat(offer.budgetMillis()).isBetween(3_500_000L, 3_600_000L);
        assertThat(fitsOne.hasReceivedNothing()).isTrue();
    }

    @Test
    void sealsTheSecretsOfBothConnectorsOfACopyAndOfNoOther() {
        var delegate = enrolled("eu-1").connect(1);
        var target = UUID.randomUUID();
        var request = request(copyTo(target), HOUR);
        var path = "/delegate/v1/tasks/" + delegate.await(OperationOffer.class).taskId() + "/secrets";

        var source = delegate.post(path, "{\"attempt\":1}", Map.of());
        var sourceOrder = SECRETS.lastSealRequest();
        var other = delegate.post(path, "{\"attempt\":1,\"connectorId\":\"%s\"}".formatted(target), Map.of());
        var otherOrder = SECRETS.lastSealRequest();
        var strange =
                delegate.post(path, "{\"attempt\":1,\"connectorId\":\"%s\"}".formatted(UUID.randomUUID()), Map.of());

        assertThat(source.statusCode()).isEqualTo(200);
        assertThat(sourceOrder).contains("\"connectorId\":\"" + request.connectorId() + "\"", "\"connectorVersion\":1");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(otherOrder).contains("\"connectorId\":\"" + target + "\"", "\"connectorVersion\":7");
        assertThat(strange.statusCode()).isEqualTo(409);
        assertThat(strange.body()).contains("LEASE_LOST", "does not concern");
        assertThat(SECRETS.lastSealRequest()).isEqualTo(otherOrder);
    }

    @Test
    void handsTheWorkOfASilentDelegateToAnotherAndRefusesWhatTheFirstStillSays() {
        var silent = enrolled("silent").connect(1);
        var request = request(TAGS, Duration.ofSeconds(60));
        var first = silent.await(OperationOffer.class);
        silent.accept(first);
        var other = enrolled("other").connect(1);
        silent.kill();

        var second = other.await(OperationOffer.class);
        other.accept(second);
        silent.connect(2);
        silent.sendFrame(progress(first, 99));
        silent.sendFrame(new OperationTaskResult(first.taskId(), first.attempt(), FOUND, List.of()));

        assertThat(silent.await(ResultAcknowledged.class).accepted()).isFalse();
        other.sendFrame(new OperationTaskResult(second.taskId(), second.attempt(), FOUND, List.of()));
        assertThat(other.await(ResultAcknowledged.class).accepted()).isTrue();
        assertThat(finished(request.operationId()).delegate()).isEqualTo(new DelegateName(other.id(), "other"));
        assertThat(events.all(
                        OperationTaskProgressed.class,
                        event -> event.operationId().equals(request.operationId())))
                .isEmpty();
    }

    @Test
    void takesTheWorkOfACancelledOperationFromItsDelegate() {
        var delegate = enrolled("eu-1").connect(1);
        var request = request(copyTo(UUID.randomUUID()), HOUR);
        var offer = delegate.await(OperationOffer.class);
        delegate.accept(offer);

        publish(new OperationCompleted(
                request.operationId(),
                2,
                request.connectorId(),
                OperationEvent.FinalOperationState.CANCELLED,
                OperationReport.failed(Diagnosis.OPERATION_CANCELLED, "by a user"),
                null,
                Instant.now()));

        assertThat(delegate.await(Cancel.class).taskId()).isEqualTo(offer.taskId());
        delegate.sendFrame(new OperationTaskResult(offer.taskId(), offer.attempt(), FOUND, List.of()));
        assertThat(delegate.await(ResultAcknowledged.class).accepted()).isFalse();
    }

    @Test
    void saysWhyNoDelegateTakesAnOperation() {
        enrolled("eu-1", "linux").connect(1);

        var request = request(TAGS, Duration.ofSeconds(60), "docker");

        assertThat(finished(request.operationId()).report().failure())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(Diagnosis.DELEGATE_NONE))
                .satisfies(failure -> assertThat(failure.summary()).contains("eu-1: lacks tag docker"));
    }

    @Test
    void endsAnOperationWhoseDeadlinePasses() {
        var delegate = enrolled("eu-1").connect(1);
        var request = request(TAGS, Duration.ofSeconds(2));
        delegate.accept(delegate.await(OperationOffer.class));

        var finished = finished(request.operationId());

        assertThat(finished.report().failure())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(Diagnosis.OPERATION_EXPIRED));
        assertThat(delegate.await(Cancel.class).reason()).isEqualTo(Diagnosis.OPERATION_EXPIRED.meaning());
    }

    @Test
    void countsTheResultOfATestAsAFaultOfTheDelegate() {
        var delegate = enrolled("eu-1").connect(1);
        var request = request(TAGS, Duration.ofSeconds(60));
        var offer = delegate.await(OperationOffer.class);
        delegate.accept(offer);

        delegate.sendFrame(new Frame.StepsFinished(offer.taskId(), offer.attempt(), List.of()));
        delegate.sendFrame(new Frame.TestTaskResult(
                offer.taskId(),
                offer.attempt(),
                io.fairlead.contracts.diagnosis.DiagnosedOutcome.of(Diagnosis.ANONYMOUS_OK, "all is well"),
                List.of(),
                List.of()));

        var finished = finished(request.operationId());
        assertThat(finished.report().failure())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(Diagnosis.DELEGATE_FAULT));
        assertThat(finished.sequence()).isEqualTo(2);
    }

    private OperationTaskCompleted finished(UUID operationId) {
        return events.await(
                OperationTaskCompleted.class, event -> event.operationId().equals(operationId));
    }

    private CopyImage copyTo(UUID connectorId, String... selectors) {
        return new CopyImage(
                new ImageReference("app", "1.0"),
                new CopyTarget(
                        connectorId,
                        new ResourceReference(Scope.org("default", org), "mirror"),
                        7,
                        connection("https://registry.example.com", selectors),
                        new ImageReference("mirrored/app", "1.0")));
    }

    private static Frame.ProgressUpdate progress(OperationOffer offer, long bytes) {
        return new Frame.ProgressUpdate(
                offer.taskId(), offer.attempt(), new OperationProgress("copy a layer", bytes, 1_000));
    }
}
