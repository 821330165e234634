package io.fairlead.connector.operation;

import static io.fairlead.connector.operation.OperationFixtures.HARBOUR;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.KafkaEvents;
import io.fairlead.contracts.operation.OperationEvent.OperationCompleted;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.task.TaskEvent.OperationTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.OperationTaskProgressed;
import io.fairlead.contracts.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Hears what is asked for in one scope and says what a delegate makes of it, as delegate-service would. */
final class FakeDelegateService {

    private final Scope scope;
    private final Set<UUID> received = new HashSet<>();
    private final UUID taskId = UUID.randomUUID();

    FakeDelegateService(Scope scope) {
        this.scope = scope;
    }

    /** What was not heard before. */
    OperationRequested awaitRequest() {
        var request = await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .until(this::nextRequest, Optional::isPresent)
                .orElseThrow();
        received.add(request.operationId());
        return request;
    }

    void assign(OperationRequested request) {
        KafkaEvents.publish(new OperationTaskAssigned(taskId, 1, request.operationId(), HARBOUR, 1));
    }

    void progress(OperationRequested request, long done) {
        var progress = new OperationProgress("copy a layer", done, 100);
        KafkaEvents.publish(new OperationTaskProgressed(taskId, 2, request.operationId(), 1, progress));
    }

    void complete(OperationRequested request, OperationReport report) {
        KafkaEvents.publish(new OperationTaskCompleted(
                taskId,
                3,
                request.operationId(),
                1,
                report,
                List.of(),
                HARBOUR,
                Instant.parse("2026-11-24T12:00:00Z")));
    }

    static OperationCompleted awaitCompletion(UUID operationId) {
        return await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> KafkaEvents.recordsOf(operationId, TopicNames.OPERATION_INTERNAL).stream()
                                .filter(record ->
                                        KafkaEvents.header(record, "ce_type").endsWith("completed.v1"))
                                .map(record -> JsonMapper.shared().readValue(record.value(), OperationCompleted.class))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private Optional<OperationRequested> nextRequest() {
        return KafkaEvents.allRecords(TopicNames.OPERATION_INTERNAL).stream()
                .filter(record -> KafkaEvents.header(record, "ce_type").endsWith("requested.v1"))
                .map(record -> JsonMapper.shared().readValue(record.value(), OperationRequested.class))
                .filter(request -> request.connector().scope().equals(scope))
                .filter(request -> !received.contains(request.operationId()))
                .findFirst();
    }
}
