package io.fairlead.connector.history;

import io.fairlead.connector.document.DefinitionDocument;
import io.fairlead.connector.document.DefinitionDocument.DocumentResponse;
import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.connector.version.DefinitionVersion;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a connector as the API answers it.
 *
 * @param version from 1; each replacement and each restoring makes the next one
 * @param state whether it is the connector's definition now
 * @param restores the earlier version that this one was made from; absent where it was not
 * @param createdAt when it became the connector's definition
 * @param createdBy whose request it began with, as kind and name: {@code person:alice}; absent when nobody is known
 * @param name for people, 1 to 128 characters
 * @param identifier of the connector
 * @param description empty where there is none
 * @param tags for searching
 * @param type always {@code DockerRegistry}
 * @param spec where the registry is and how to log in
 * @param found what tests had found by the time that it was replaced; of the live one, by now
 * @param changes from the version before; absent where none before is kept
 */
record VersionResponse(
        long version,
        DefinitionVersion.State state,
        @Nullable Long restores,
        Instant createdAt,
        @Nullable String createdBy,
        String name,
        String identifier,
        String description,
        Map<String, String> tags,
        String type,
        Map<String, Object> spec,
        VersionHealth found,
        @Nullable List<FieldDifference> changes)
        implements DocumentResponse {

    static VersionResponse of(
            DefinitionVersion version, DefinitionDocument document, @Nullable List<FieldDifference> changes) {
        var revision = version.info();
        return new VersionResponse(
                version.number(),
                version.state(),
                revision.restores(),
                revision.createdAt(),
                revision.createdByText(),
                document.name(),
                document.identifier(),
                document.description(),
                document.tags(),
                document.type(),
                document.spec(),
                VersionHealth.of(version.health()),
                changes);
    }

    @Override
    public DefinitionDocument document() {
        return new DefinitionDocument(name, identifier, description, tags, type, spec);
    }

    /**
     * Whether it worked.
     *
     * @param status PENDING when it was never tested
     * @param testedAt when the last test of it ended; absent where none has
     */
    record VersionHealth(
            ConnectorStatus status,
            @Nullable ConnectionVerdict verdict,
            @Nullable Diagnosis code,
            @Nullable Instant testedAt) {

        static VersionHealth of(ConnectorHealth health) {
            return new VersionHealth(health.status(), health.verdict(), health.code(), health.testedAt());
        }
    }
}
