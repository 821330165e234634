package io.fairlead.test.run;

import io.fairlead.contracts.connector.ConnectorEvent.Definition;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.delegate.TaskEvent.TaskCompleted;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.diagnosis.Verdict;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.Auth.UsernamePassword;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersion;
import io.fairlead.contracts.test.Step;
import io.fairlead.contracts.test.Step.Name;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs, connectors and results to test with. */
public final class RunFixtures {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    public static final Scope SHOP = Scope.project("default", "acme", "shop");
    public static final Reference KEY = new Reference(Scope.account("default"), "ibm_api_key");
    public static final DelegateName EDGE = new DelegateName(UUID.randomUUID(), "edge-1");
    public static final DelegateName CORE = new DelegateName(UUID.randomUUID(), "core-1");

    private RunFixtures() {}

    public static Definition aDefinition(String identifier, long version, String hash) {
        return aDefinition(identifier, version, hash, KEY);
    }

    public static Definition aDefinition(String identifier, long version, String hash, Reference key) {
        var auth = new UsernamePassword("iamapikey", null, key);
        var connection =
                new RegistryConnection("https://us.icr.io", ProviderType.Other, auth, List.of(), null, List.of(), "");
        return new Definition(new Reference(SHOP, identifier), "IBM CR", version, hash, connection);
    }

    public static TestRun aRun() {
        return aRun(Cause.connectorChanged());
    }

    public static TestRun aRun(Cause cause) {
        return new TestRun(
                UUID.randomUUID(),
                Subject.of(UUID.randomUUID(), aDefinition("IBM_CR", 1, "hash")),
                cause,
                RunState.REQUESTED,
                1,
                NOON,
                NOON.plusSeconds(60),
                null,
                Progress.NONE,
                null);
    }

    public static List<Step> steps(Name... names) {
        return Arrays.stream(names)
                .map(name -> new Step(name, Step.Result.PASSED, NOON, 1.5, Map.of("status", "200")))
                .toList();
    }

    public static TaskCompleted aResult(UUID testId, long attempt) {
        return aResult(
                testId,
                attempt,
                Outcome.of(Verdict.VERIFIED, Diagnosis.OK, "us.icr.io accepted iamapikey.", List.of()));
    }

    public static TaskCompleted aResult(UUID testId, long attempt, Outcome outcome) {
        return new TaskCompleted(
                UUID.randomUUID(),
                9,
                testId,
                attempt,
                outcome,
                steps(Name.ADDRESS, Name.CONNECT, Name.TLS),
                List.of(new SecretVersion(KEY, UUID.randomUUID(), 3)),
                EDGE,
                NOON.plusSeconds(1));
    }
}
