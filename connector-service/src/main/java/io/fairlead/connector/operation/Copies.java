package io.fairlead.connector.operation;

import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.operation.CopyController.NewCopy;
import io.fairlead.connector.repeat.RepeatedRequests;
import io.fairlead.connector.repeat.RequestKey;
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
class Copies {

    private final Catalog catalog;
    private final CopyReader reader;
    private final OperationLedger ledger;
    private final RepeatedRequests requests;
    private final JsonMapper json = JsonMapper.builder().build();

    Copies(Catalog catalog, CopyReader reader, OperationLedger ledger, RepeatedRequests requests) {
        this.catalog = catalog;
        this.reader = reader;
        this.ledger = ledger;
        this.requests = requests;
    }

    OperationRun begin(Scope scope, String identifier, @Nullable String key, NewCopy copy) {
        var source = catalog.require(scope, identifier);
        if (key == null) {
            return begin(source, reader.read(copy, scope));
        }
        var request = RequestKey.of(scope, key, json.writeValueAsBytes(Map.of(source.id(), copy)));
        var id = requests.answer(request).orElseGet(() -> {
            var reading = reader.read(copy, scope);
            return requests.once(request, () -> begin(source, reading).id().toString());
        });
        return ledger.require(UUID.fromString(id), scope);
    }

    private OperationRun begin(Connector source, CopyReader.Reading reading) {
        var to = reading.to();
        var target = new CopyTarget(
                to.id(), to.reference(), to.version(), to.definition().connection(), reading.target());
        return ledger.request(
                UUID.randomUUID(),
                Subject.of(source),
                source.definition().connection(),
                new CopyImage(reading.source(), target),
                reading.timeLimit());
    }
}
