package io.fairlead.contracts.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.event.EventType.Audience;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published by test-service, keyed by test run. */
public sealed interface TestEvent extends Event {

    UUID testId();

    UUID connectorId();

    @Override
    default UUID aggregateId() {
        return testId();
    }

    /**
     * A connector is to be tested.
     *
     * @param testId the run
     * @param sequence of the event among those of the run, from 1
     * @param connectorId the connector that is tested
     * @param connector its scope and identifier
     * @param connectorVersion of the definition that is tested
     * @param configurationHash SHA-256 in hex over what the test depends on
     * @param trigger why it runs
     * @param connection all that a delegate needs to know of the connector
     * @param deadline after which no result counts any more
     * @param trial absent when what is live is tested
     * @param awaited whether somebody waits for the verdict, whatever the trigger; absent where that follows from it
     */
    @EventType("fairlead.test.requested.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestRequested(
            UUID testId,
            long sequence,
            UUID connectorId,
            ResourceReference connector,
            long connectorVersion,
            String configurationHash,
            TestTrigger trigger,
            RegistryConnection connection,
            Instant deadline,
            @Nullable TrialSubject trial,
            @Nullable Boolean awaited)
            implements TestEvent {

        /** Whose urgency follows from the trigger. */
        public TestRequested(
                UUID testId,
                long sequence,
                UUID connectorId,
                ResourceReference connector,
                long connectorVersion,
                String configurationHash,
                TestTrigger trigger,
                RegistryConnection connection,
                Instant deadline,
                @Nullable TrialSubject trial) {
            this(
                    testId,
                    sequence,
                    connectorId,
                    connector,
                    connectorVersion,
                    configurationHash,
                    trigger,
                    connection,
                    deadline,
                    trial,
                    null);
        }
    }

    /**
     * Somebody waits for a test now that was requested for another reason: it is served as if they had requested it.
     *
     * @param testId the run
     * @param sequence of the event among those of the run
     * @param connectorId the connector that is tested
     */
    @EventType("fairlead.test.expedited.v1")
    record TestExpedited(UUID testId, long sequence, UUID connectorId) implements TestEvent {}

    /**
     * A delegate has taken the test.
     *
     * @param testId the run
     * @param sequence of the event among those of the run
     * @param connectorId the connector that is tested
     * @param delegate which has taken it
     * @param attempt from 1; higher when an earlier delegate fell silent
     */
    @EventType(value = "fairlead.test.started.v1", progress = true)
    record TestStarted(UUID testId, long sequence, UUID connectorId, DelegateName delegate, long attempt)
            implements TestEvent {}

    /**
     * The delegate has finished a step.
     *
     * @param testId the run
     * @param sequence of the event among those of the run
     * @param connectorId the connector that is tested
     * @param attempt the fencing token of the delegate that says it
     * @param step what was done and how it went
     */
    @EventType(value = "fairlead.test.step-finished.v1", progress = true)
    record TestStepFinished(UUID testId, long sequence, UUID connectorId, long attempt, TestStep step)
            implements TestEvent {}

    /**
     * The last event of a run. It is published for every run, also for one that found what the run before it found, and for
     * one of something that is not live ({@code trial}); what it makes of a connector, ConnectorStatusChanged says.
     *
     * @param testId the run
     * @param sequence of the event among those of the run
     * @param connectorId the connector that was tested
     * @param connectorVersion of the definition that was tested
     * @param configurationHash SHA-256 in hex over what the test depended on
     * @param state how the run ended
     * @param outcome what it proved and found
     * @param secrets the versions that were used; empty when none was fetched
     * @param delegate absent when none could take the work
     * @param completedAt when it ended
     * @param trial absent when what is live was tested; only then the run says something of the connector's status
     */
    @EventType(value = "fairlead.test.completed.v1", audience = Audience.PUBLIC, ordered = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestCompleted(
            UUID testId,
            long sequence,
            UUID connectorId,
            long connectorVersion,
            String configurationHash,
            FinalTestState state,
            DiagnosedOutcome outcome,
            List<SecretVersionReference> secrets,
            @Nullable DelegateName delegate,
            Instant completedAt,
            @Nullable TrialSubject trial)
            implements TestEvent {}

    /** What made a connector be tested. */
    enum TestTrigger {
        /** The connector was created, or changed in something that a test depends on. */
        CONNECTOR_CHANGED,
        /** A secret that the connector refers to has a new live value. */
        SECRET_CHANGED,
        /** A value that is not live yet is tried. */
        SECRET_STAGED,
        /** A definition that is not live yet is tried. */
        CHANGE_PROPOSED,
        /** A definition that no connector has is tried; its connector's id is made up for this one run. */
        DRAFT,
        /** Somebody asked for it. */
        MANUAL,
        /** An earlier run ended with something that may have healed by itself. */
        RETRY,
        /** Its time has come again. */
        SCHEDULED
    }

    /** How a run ended. */
    enum FinalTestState {
        /** It has ended with a verdict. */
        COMPLETED,
        /** Somebody, or a newer run, cancelled it before it ended. */
        CANCELLED,
        /** Its deadline passed before it ended. */
        EXPIRED
    }
}
