package io.fairlead.contracts.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.event.EventType.Audience;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.ResourceReference;
import java.time.Instant;
import java.util.Map;
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
     * A connector exists. It says what the connector is; whether it works is published once its first test has ended.
     *
     * @param connectorId the connector
     * @param sequence of the event among those of the connector, from 1
     * @param connector what it is
     * @param awaited whether somebody waits for the verdict; absent where nobody does
     */
    @EventType(value = "fairlead.connector.created.v1", audience = Audience.PUBLIC, state = true)
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
     * A connector's definition was replaced by another one, which the event carries whole. It is published for a new name or
     * tag as well; only a new {@code configurationHash} makes an earlier test void. A definition that is only tried is none.
     *
     * @param connectorId the connector
     * @param sequence of the event among those of the connector
     * @param connector what it is now
     * @param awaited whether somebody waits for the verdict; absent where nobody does
     */
    @EventType(value = "fairlead.connector.updated.v1", audience = Audience.PUBLIC, state = true)
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

    /**
     * A connector is gone. Nothing follows with its id; another one may get its identifier.
     *
     * @param connectorId the connector
     * @param sequence of the event among those of the connector, the last one
     */
    @EventType(value = "fairlead.connector.deleted.v1", audience = Audience.PUBLIC, ends = true)
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

    /**
     * Whether a connector works has changed: its status, its verdict, its code, or the end of the certificate that was
     * warned of. A test that finds what the one before it found is no change, however often it runs; neither is a new
     * connector, which is {@code PENDING}.
     *
     * @param connectorId the connector
     * @param sequence of the event among those of the connector
     * @param connector its scope and identifier
     * @param health what is true now
     * @param former what was true before; absent in events of a publisher that did not say
     * @param name for people
     * @param tags for people, as its definition has them
     * @param since when the status became what it is; a new code for the same status leaves it
     * @param link path of the connector under the address of the console or of connector-service
     */
    @EventType(value = "fairlead.connector.status-changed.v1", audience = Audience.PUBLIC, status = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConnectorStatusChanged(
            UUID connectorId,
            long sequence,
            ResourceReference connector,
            PublishedHealth health,
            @Nullable FormerHealth former,
            @Nullable String name,
            @Nullable Map<String, String> tags,
            @Nullable Instant since,
            @Nullable String link)
            implements ConnectorEvent {}

    /**
     * What was known of a connector before.
     *
     * @param status that it had
     * @param verdict absent where no test had ended
     * @param code absent where no test had ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FormerHealth(
            ConnectorStatus status,
            @Nullable ConnectionVerdict verdict,
            @Nullable Diagnosis code) {}

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
     * @param status what can be said in a word
     * @param testedVersion the definition's version that the verdict is about
     * @param verdict what the test proved; absent until one has ended
     * @param code what was found first on the way, see docs/diagnosis; absent until a test has ended
     * @param errorSummary a sentence for people; absent where the status is SUCCESS
     * @param testedAt when that test ended
     * @param lastConnectedAt when the registry last answered as a registry, also for an earlier configuration
     * @param testId absent until a test of this configuration has ended
     * @param certificateExpiresAt when the first certificate of the registry's chain ends, where the last test warned of
     *     it with {@code TLS_EXPIRES_SOON}; absent otherwise
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
            @Nullable UUID testId,
            @Nullable Instant certificateExpiresAt) {}

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
