package io.fairlead.connector.catalog;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.document.DefinitionDocument;
import io.fairlead.connector.document.DefinitionDocument.DocumentResponse;
import io.fairlead.connector.document.DefinitionWriter;
import io.fairlead.connector.health.ConnectorHealth;
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
 * A connector, and whether it works.
 *
 * @param id given when it was created; never given again
 * @param scope where it lives
 * @param name for people, 1 to 128 characters
 * @param identifier what it is called in its scope; never changes
 * @param description at most 1,024 characters; empty where there is none
 * @param tags for searching, at most 32
 * @param type always {@code DockerRegistry}
 * @param spec as it was sent (see {@code ConnectorSpec}), with defaults filled in
 * @param version of the definition, from 1; each change raises it. It is the ETag
 * @param configurationHash SHA-256 in hex over what a test depends on
 * @param createdAt when the first version was made
 * @param updatedAt when this version was made
 * @param status whether it works
 */
public record ConnectorResponse(
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
        StatusResponse status)
        implements DocumentResponse, CreationResponse {

    static ConnectorResponse of(Connector connector) {
        var definition = connector.definition();
        var scope = connector.reference().scope();
        return new ConnectorResponse(
                connector.id(),
                scope,
                definition.name(),
                connector.reference().identifier(),
                definition.description(),
                definition.tags().values(),
                ConnectorDefinition.TYPE,
                DefinitionWriter.spec(definition.connection(), scope),
                connector.version(),
                connector.configurationHash(),
                connector.createdAt(),
                connector.versionInfo().createdAt(),
                StatusResponse.of(connector.health(), connector.statusSince()));
    }

    /** With the version as its ETag. */
    public static ResponseEntity<ConnectorResponse> entity(Connector connector) {
        return entity(of(connector));
    }

    static ResponseEntity<ConnectorResponse> entity(ConnectorResponse connector) {
        return ResponseEntity.ok().eTag(ETags.of(connector.version())).body(connector);
    }

    @Override
    public DefinitionDocument document() {
        return new DefinitionDocument(name, identifier, description, tags, type, spec);
    }

    /**
     * Whether a connector works, as its last test found.
     *
     * @param status in a word
     * @param since when the status became what it is
     * @param testedVersion the version that the verdict is about
     * @param verdict what the last test proved; absent until one has ended
     * @param code what exactly it found; absent until one has ended
     * @param errorSummary one sentence about this very case; absent when all is well or nothing is known
     * @param remedy what to do about it; absent where nothing has to be done
     * @param testedAt when the last test ended; absent until one has
     * @param lastConnectedAt when a test last got on with the registry; absent if none ever did
     * @param testId the last test; absent until one has ended
     * @param delegate which ran the last test; absent where none did
     * @param certificateExpiresAt when the first certificate of the registry's chain ends, where the last test warned of
     *     it with {@code TLS_EXPIRES_SOON}: within 30 days; absent otherwise
     */
    public record StatusResponse(
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
            @Nullable DelegateName delegate,
            @Nullable Instant certificateExpiresAt) {

        static StatusResponse of(ConnectorHealth health, Instant since) {
            var code = health.code();
            return new StatusResponse(
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
                    health.delegate(),
                    health.certificateExpiresAt());
        }
    }
}
