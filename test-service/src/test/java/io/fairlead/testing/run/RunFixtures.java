package io.fairlead.testing.run;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.contracts.testing.TestStep.StepName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs, connectors and results to test with. */
public final class RunFixtures {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    public static final Scope SHOP = Scope.project("default", "acme", "shop");
    public static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "ibm_api_key");
    public static final DelegateName EDGE = new DelegateName(UUID.randomUUID(), "edge-1");
    public static final DelegateName CORE = new DelegateName(UUID.randomUUID(), "core-1");

    private RunFixtures() {}

    public static PublishedDefinition aDefinition(String identifier, long version, String hash) {
        return aDefinition(identifier, version, hash, KEY);
    }

    public static PublishedDefinition aDefinition(String identifier, long version, String hash, ResourceReference key) {
        var auth = new UsernamePassword("iamapikey", null, key);
        var connection =
                new RegistryConnection("https://us.icr.io", ProviderType.Other, auth, List.of(), null, List.of(), "");
        return new PublishedDefinition(new ResourceReference(SHOP, identifier), "IBM CR", version, hash, connection);
    }

    public static TestRun aRun() {
        return aRun(RunCause.connectorChanged());
    }

    public static TestRun aRun(RunCause cause) {
        return new TestRun(
                UUID.randomUUID(),
                ConnectorUnderTest.of(UUID.randomUUID(), aDefinition("IBM_CR", 1, "hash")),
                cause,
                RunState.REQUESTED,
                1,
                NOON,
                NOON.plusSeconds(60),
                null,
                RunProgress.NONE,
                null,
                null);
    }

    public static List<TestStep> steps(StepName... names) {
        return Arrays.stream(names)
                .map(name -> new TestStep(name, TestStep.StepResult.PASSED, NOON, 1.5, Map.of("status", "200")))
                .toList();
    }

    public static TestTaskCompleted aResult(UUID testId, long attempt) {
        return aResult(
                testId,
                attempt,
                DiagnosedOutcome.of(
                        ConnectionVerdict.VERIFIED, Diagnosis.OK, "us.icr.io accepted iamapikey.", List.of()));
    }

    public static TestTaskCompleted aResult(UUID testId, long attempt, DiagnosedOutcome outcome) {
        return new TestTaskCompleted(
                UUID.randomUUID(),
                9,
                testId,
                attempt,
                outcome,
                steps(StepName.ADDRESS, StepName.CONNECT, StepName.TLS),
                List.of(new SecretVersionReference(KEY, UUID.randomUUID(), 3)),
                EDGE,
                NOON.plusSeconds(1));
    }
}
