package io.fairlead.contracts;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorChangeProposed;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatusChanged;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.connector.ConnectorEvent.FormerHealth;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedHealth;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDisconnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainStarted;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.CopyTarget;
import io.fairlead.contracts.operation.OperationEvent;
import io.fairlead.contracts.operation.OperationEvent.OperationCompleted;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationReport.RegistryQuota;
import io.fairlead.contracts.operation.OperationResult.CopiedImage;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretExpiring;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.task.TaskEvent.OperationTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.OperationTaskProgressed;
import io.fairlead.contracts.task.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.TestTaskProgressed;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestExpedited;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestStarted;
import io.fairlead.contracts.testing.TestEvent.TestStepFinished;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TestStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One event of each type, telling the worked example. */
final class EventFixtures {

    private static final UUID CONNECTOR = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0001");
    private static final UUID SECRET = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0002");
    private static final UUID TEST = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0003");
    private static final UUID TASK = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0004");
    private static final UUID DELEGATE = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005");
    private static final UUID OPERATION = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0006");
    private static final UUID MIRROR = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0007");
    private static final UUID TRIAL = UUID.fromString("0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0008");
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00.125Z");
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final ResourceReference IBM_CR = new ResourceReference(Scope.org("default", "shop"), "IBM_CR");
    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "ibm_api_key");
    private static final DelegateName EU_1 = new DelegateName(DELEGATE, "eu-1");

    private EventFixtures() {}

    static List<Event> oneOfEach() {
        return List.of(
                new ConnectorCreated(CONNECTOR, 1, definition(1)),
                new ConnectorUpdated(CONNECTOR, 3, definition(2)),
                new ConnectorDeleted(CONNECTOR, 4),
                new ConnectorStatusChanged(
                        CONNECTOR,
                        2,
                        IBM_CR,
                        health(),
                        new FormerHealth(ConnectorStatus.SUCCESS, ConnectionVerdict.VERIFIED, Diagnosis.OK),
                        "IBM CR",
                        Map.of("team", "payments"),
                        NOW,
                        "/api/v1/orgs/shop/connectors/IBM_CR"),
                new ConnectorChangeProposed(CONNECTOR, 3, TRIAL, definition(2)),
                new SecretCreated(SECRET, 1, KEY, 1),
                new SecretRotated(SECRET, 2, KEY, 2),
                new SecretExpiring(SECRET, 4, KEY, NOW.plusSeconds(604_800), 7),
                new SecretTrialRequested(SECRET, 3, KEY, 3, TRIAL, List.of(CONNECTOR), NOW.plusSeconds(300)),
                new SecretDeleted(SECRET, 3),
                new TestRequested(
                        TEST,
                        1,
                        CONNECTOR,
                        IBM_CR,
                        1,
                        HASH,
                        TestTrigger.CONNECTOR_CHANGED,
                        connection(),
                        NOW.plusSeconds(60),
                        null),
                new TestExpedited(TEST, 2, CONNECTOR),
                new TestStarted(TEST, 2, CONNECTOR, EU_1, 1),
                new TestStepFinished(TEST, 3, CONNECTOR, 1, step()),
                new TestCompleted(
                        TEST,
                        4,
                        CONNECTOR,
                        1,
                        HASH,
                        FinalTestState.COMPLETED,
                        outcome(),
                        List.of(new SecretVersionReference(KEY, SECRET, 1)),
                        EU_1,
                        NOW,
                        null),
                new DelegateRegistered(
                        DELEGATE,
                        1,
                        "eu-1",
                        Scope.account("default"),
                        List.of("docker", "eu-west"),
                        "CJD7sZQLEkkKPXR5cGU="),
                new DelegateConnected(DELEGATE, 2),
                new DelegateDisconnected(DELEGATE, 3),
                new DelegateDrainStarted(DELEGATE, 5),
                new DelegateDrainCancelled(DELEGATE, 6),
                new DelegateRemoved(DELEGATE, 4),
                new TestTaskAssigned(TASK, 1, TEST, EU_1, 1),
                new TestTaskProgressed(TASK, 2, TEST, 1, List.of(step())),
                new TestTaskCompleted(
                        TASK,
                        3,
                        TEST,
                        1,
                        outcome(),
                        List.of(step()),
                        List.of(new SecretVersionReference(KEY, SECRET, 1)),
                        EU_1,
                        NOW),
                new OperationTaskAssigned(TASK, 1, OPERATION, EU_1, 1),
                new OperationTaskProgressed(
                        TASK,
                        2,
                        OPERATION,
                        1,
                        new OperationProgress("copy a layer of linux/amd64", 1_048_576, 31_457_280)),
                new OperationTaskCompleted(
                        TASK,
                        3,
                        OPERATION,
                        1,
                        report(),
                        List.of(new SecretVersionReference(KEY, SECRET, 1)),
                        EU_1,
                        NOW),
                new OperationRequested(
                        OPERATION, 1, CONNECTOR, IBM_CR, 1, connection(), copy(), NOW.plusSeconds(3_600)),
                new OperationCompleted(
                        OPERATION, 2, CONNECTOR, OperationEvent.FinalOperationState.COMPLETED, report(), EU_1, NOW));
    }

    private static Operation copy() {
        var target = new RegistryConnection(
                "https://registry.example.com", ProviderType.Other, new Anonymous(), List.of(), null, List.of(), "");
        return new CopyImage(
                new ImageReference("my-namespace/app", "1.2"),
                new CopyTarget(
                        MIRROR,
                        new ResourceReference(Scope.account("default"), "mirror"),
                        3,
                        target,
                        new ImageReference("mirrored/app", "1.2")));
    }

    private static OperationReport report() {
        var quota = new RegistryQuota(100L, 37L, 21_600L, "203.0.113.9", null);
        return OperationReport.succeeded(
                new CopiedImage("sha256:" + HASH, 3, 31_457_280, 0, 1_024),
                List.of(new ConnectorRemarks(
                        CONNECTOR, quota, List.of("images of this namespace move to another host"))));
    }

    private static PublishedDefinition definition(long version) {
        return new PublishedDefinition(IBM_CR, "IBM CR", version, HASH, connection());
    }

    private static RegistryConnection connection() {
        return new RegistryConnection(
                "https://us.icr.io",
                ProviderType.Other,
                new UsernamePassword("iamapikey", null, KEY),
                List.of("docker", "eu-west"),
                "my-namespace/app",
                List.of(),
                "");
    }

    private static PublishedHealth health() {
        return new PublishedHealth(
                ConnectorStatus.FAILURE,
                1,
                ConnectionVerdict.REJECTED,
                Diagnosis.IBM_KEY_INVALID,
                "us.icr.io answered 400 to the token request",
                NOW,
                null,
                TEST,
                NOW.plus(Duration.ofDays(20)));
    }

    private static DiagnosedOutcome outcome() {
        return DiagnosedOutcome.of(Diagnosis.IBM_KEY_INVALID, "us.icr.io answered 400 to the token request");
    }

    private static TestStep step() {
        return new TestStep(TestStep.StepName.TOKEN, TestStep.StepResult.FAILED, NOW, 41.25, Map.of("status", "400"));
    }
}
