package io.fairlead.connector.operation;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

final class OperationFixtures {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final DelegateName HARBOUR =
            new DelegateName(UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005"), "harbour");
    static final ListTags TAGS = new ListTags("app", 100, null);
    static final OperationReport FOUND =
            OperationReport.succeeded(new NamePage(List.of("1.0", "1.1"), "last=1.1"), List.of());

    private OperationFixtures() {}

    static OperationConnector aSubject() {
        return new OperationConnector(UUID.randomUUID(), new ResourceReference(Scope.account("acme"), "hub"), 3);
    }

    static OperationRun anOperation() {
        return new OperationRun(
                UUID.randomUUID(),
                aSubject(),
                TAGS,
                OperationState.REQUESTED,
                1,
                new WorkProgress(0, null, null),
                NOON,
                NOON.plusSeconds(60),
                null,
                null);
    }
}
