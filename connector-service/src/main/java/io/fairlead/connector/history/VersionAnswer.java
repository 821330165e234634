package io.fairlead.connector.history;

import io.fairlead.connector.document.Document;
import io.fairlead.connector.document.Document.Written;
import io.fairlead.connector.health.Health;
import io.fairlead.connector.version.Version;
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
 * @param restores the earlier version that this one was made from
 * @param createdBy whose request it began with, as kind and name: {@code person:alice}; absent when nobody is known
 * @param found what tests had found by the time that it was replaced; of the live one, by now
 * @param changes from the version before; absent where none before is kept
 */
record VersionAnswer(
        long version,
        Version.State state,
        @Nullable Long restores,
        Instant createdAt,
        @Nullable String createdBy,
        String name,
        String identifier,
        String description,
        Map<String, String> tags,
        String type,
        Map<String, Object> spec,
        Found found,
        @Nullable List<Difference> changes)
        implements Written {

    static VersionAnswer of(Version version, Document document, @Nullable List<Difference> changes) {
        var revision = version.revision();
        return new VersionAnswer(
                version.number(),
                version.state(),
                revision.restores(),
                revision.createdAt(),
                revision.by(),
                document.name(),
                document.identifier(),
                document.description(),
                document.tags(),
                document.type(),
                document.spec(),
                Found.of(version.health()),
                changes);
    }

    @Override
    public Document document() {
        return new Document(name, identifier, description, tags, type, spec);
    }

    /**
     * Whether it worked.
     *
     * @param status PENDING when it was never tested
     */
    record Found(
            ConnectorStatus status,
            @Nullable ConnectionVerdict verdict,
            @Nullable Diagnosis code,
            @Nullable Instant testedAt) {

        static Found of(Health health) {
            return new Found(health.status(), health.verdict(), health.code(), health.testedAt());
        }
    }
}
