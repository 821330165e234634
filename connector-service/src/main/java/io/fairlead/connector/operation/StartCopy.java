package io.fairlead.connector.operation;

import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.connector.idempotency.IdempotencyKey;
import io.fairlead.connector.idempotency.IdempotentRequests;
import io.fairlead.connector.operation.CopyController.NewCopy;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.CopyTarget;
import io.fairlead.contracts.scope.Scope;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Begins copies, each once for each Idempotency-Key. */
@Component
class StartCopy {

    private final ConnectorCatalog catalog;
    private final CopyRequestReader reader;
    private final OperationLifecycle lifecycle;
    private final IdempotentRequests requests;
    private final JsonMapper json = JsonMapper.shared();

    StartCopy(
            ConnectorCatalog catalog,
            CopyRequestReader reader,
            OperationLifecycle lifecycle,
            IdempotentRequests requests) {
        this.catalog = catalog;
        this.reader = reader;
        this.lifecycle = lifecycle;
        this.requests = requests;
    }

    OperationRun start(Scope scope, String identifier, @Nullable String key, NewCopy copy) {
        var source = catalog.require(scope, identifier);
        if (key == null) {
            return start(source, reader.read(copy, scope));
        }
        var request = IdempotencyKey.of(scope, key, json.writeValueAsBytes(Map.of(source.id(), copy)));
        var id = requests.findAnswer(request).orElseGet(() -> {
            var parsed = reader.read(copy, scope);
            return requests.runOnce(request, () -> start(source, parsed).id().toString());
        });
        return lifecycle.require(UUID.fromString(id), scope);
    }

    private OperationRun start(Connector source, CopyRequestReader.ParsedCopy parsed) {
        var to = parsed.to();
        var target = new CopyTarget(
                to.id(), to.reference(), to.version(), to.definition().connection(), parsed.target());
        return lifecycle.request(
                UUID.randomUUID(),
                OperationConnector.of(source),
                source.definition().connection(),
                new CopyImage(parsed.source(), target),
                parsed.timeLimit());
    }
}
