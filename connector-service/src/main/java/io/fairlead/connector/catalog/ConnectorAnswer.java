package io.fairlead.connector.catalog;

import io.fairlead.connector.document.Definition;
import io.fairlead.connector.document.DefinitionWriter;
import io.fairlead.connector.document.Document;
import io.fairlead.connector.document.Document.Written;
import io.fairlead.connector.health.Health;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.ETags;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A connector as the API answers it.
 *
 * @param spec as it was sent, with defaults filled in
 */
public record ConnectorAnswer(
        UUID id,
        Scope scope,
        String name,
        String identifier,
        String description,
        Map<String, String> tags,
        String type,
        Map<String, Object> spec,
        long version,
        String configurationHash,
        Instant createdAt,
        Instant updatedAt,
        StatusAnswer status)
        implements Written {

    static ConnectorAnswer of(Connector connector) {
        var definition = connector.definition();
        var scope = connector.reference().scope();
        return new ConnectorAnswer(
                connector.id(),
                scope,
                definition.name(),
                connector.reference().identifier(),
                definition.description(),
                definition.tags(),
                Definition.TYPE,
                DefinitionWriter.spec(definition.connection(), scope),
                connector.version(),
                connector.configurationHash(),
                connector.createdAt(),
                connector.revision().createdAt(),
                StatusAnswer.of(connector.health(), connector.statusSince()));
    }

    /** With the version as its ETag. */
    public static ResponseEntity<ConnectorAnswer> entity(Connector connector) {
        return ResponseEntity.ok().eTag(ETags.of(connector.version())).body(of(connector));
    }

    @Override
    public Document document() {
        return new Document(name, identifier, description, tags, type, spec);
    }

    /**
     * Whether it works.
     *
     * @param since when the status became what it is
     * @param testedVersion the version that the verdict is about
     * @param errorSummary one sentence about this very case; absent when all is well or nothing is known
     * @param remedy what to do about it
     */
    public record StatusAnswer(
            ConnectorStatus status,
            Instant since,
            long testedVersion,
            @Nullable ConnectionVerdict verdict,
            @Nullable Diagnosis code,
            @Nullable String errorSummary,
            @Nullable String remedy,
            @Nullable Instant testedAt,
            @Nullable Instant lastConnectedAt,
            @Nullable UUID testId,
            @Nullable DelegateName delegate) {

        static StatusAnswer of(Health health, Instant since) {
            var code = health.code();
            return new StatusAnswer(
                    health.status(),
                    since,
                    health.testedVersion(),
                    health.verdict(),
                    code,
                    health.errorSummary(),
                    code == null ? null : code.remedy(),
                    health.testedAt(),
                    health.lastConnectedAt(),
                    health.testId(),
                    health.delegate());
        }
    }
}
