package io.fairlead.contracts.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.ResourceReference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published by connector-service, keyed by connector. */
public sealed interface ConnectorEvent extends Event {

    UUID connectorId();

    @Override
    default UUID aggregateId() {
        return connectorId();
    }

    /**
     * A connector exists.
     *
     * @param awaited whether somebody waits for the verdict; absent where nobody does
     */
    @EventType(value = "fairlead.connector.created.v1", state = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConnectorCreated(
            UUID connectorId,
            long sequence,
            PublishedDefinition connector,
            @Nullable Boolean awaited) implements ConnectorEvent {

        /** For whose verdict nobody waits. */
        public ConnectorCreated(UUID connectorId, long sequence, PublishedDefinition connector) {
            this(connectorId, sequence, connector, null);
        }
    }

    /**
     * A connector has another definition.
     *
     * @param awaited whether somebody waits for the verdict; absent where nobody does
     */
    @EventType(value = "fairlead.connector.updated.v1", state = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConnectorUpdated(
            UUID connectorId,
            long sequence,
            PublishedDefinition connector,
            @Nullable Boolean awaited) implements ConnectorEvent {

        /** For whose verdict nobody waits. */
        public ConnectorUpdated(UUID connectorId, long sequence, PublishedDefinition connector) {
            this(connectorId, sequence, connector, null);
        }
    }

    @EventType(value = "fairlead.connector.deleted.v1", ends = true)
    record ConnectorDeleted(UUID connectorId, long sequence) implements ConnectorEvent {}

    /**
     * A definition is to be tried before it becomes the connector's; what is live stays so.
     *
     * @param proposalId replaces any earlier one of the connector
     * @param connector the definition as it would be, in the version that it would have
     */
    @EventType("fairlead.connector.change-proposed.v1")
    record ConnectorChangeProposed(UUID connectorId, long sequence, UUID proposalId, PublishedDefinition connector)
            implements ConnectorEvent {}

    @EventType("fairlead.connector.status-changed.v1")
    record ConnectorStatusChanged(UUID connectorId, long sequence, ResourceReference connector, PublishedHealth health)
            implements ConnectorEvent {}

    /**
     * What a connector is, without its status.
     *
     * @param reference where the connector lives and what it is called there
     * @param name 1 to 128 characters, for people
     * @param version of the definition, from 1; each replacement raises it
     * @param configurationHash SHA-256 in hex over what a test depends on: {@code connection} alone
     * @param connection all that a test and an operation depend on
     */
    record PublishedDefinition(
            ResourceReference reference,
            String name,
            long version,
            String configurationHash,
            RegistryConnection connection) {}

    /**
     * Whether a connector works, as far as it is known.
     *
     * @param testedVersion the definition's version that the verdict is about
     * @param testId absent until a test of this configuration has ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublishedHealth(
            ConnectorStatus status,
            long testedVersion,
            @Nullable ConnectionVerdict verdict,
            @Nullable Diagnosis code,
            @Nullable String errorSummary,
            @Nullable Instant testedAt,
            @Nullable Instant lastConnectedAt,
            @Nullable UUID testId) {}

    /** Whether a connector works, as its last test found. */
    enum ConnectorStatus {
        /** The registry accepted the credential, and the repository to pull from where one is configured. */
        SUCCESS,
        /** The registry cannot be reached or refuses the credential, or a policy forbids to ask it. */
        FAILURE,
        /** The registry answers, but not everything could be proved; the verdict says what. */
        PARTIAL,
        /** A test of this configuration has yet to end. */
        PENDING,
        /** No test got as far as asking the registry. */
        UNKNOWN
    }
}
