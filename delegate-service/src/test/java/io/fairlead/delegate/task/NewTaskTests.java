package io.fairlead.delegate.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.CopyTarget;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewTaskTests {

    private static final Scope PROJECT = Scope.project("default", "o", "p");
    private static final Scope ACCOUNT = Scope.account("default");

    @Test
    void needsADelegateOfTheScopeWhoseSecretsItUses() {
        assertThat(scopeOf(new ListTags("app", 100, null))).isEqualTo(PROJECT);
        assertThat(scopeOf(copyTo(PROJECT))).isEqualTo(PROJECT);
        assertThat(scopeOf(copyTo(ACCOUNT))).isEqualTo(ACCOUNT);
    }

    @Test
    void servesATestThatSomebodyWaitsForAsOneThatTheyAskedFor() {
        assertThat(NewTask.of(aTest(null)).urgency()).isEqualTo(Urgency.EVENT);
        assertThat(NewTask.of(aTest(true)).urgency()).isEqualTo(Urgency.INTERACTIVE);
    }

    private static TestRequested aTest(@Nullable Boolean awaited) {
        return new TestRequested(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                new ResourceReference(PROJECT, "tested"),
                1,
                "hash",
                TestTrigger.CONNECTOR_CHANGED,
                connection(),
                Instant.parse("2026-11-24T00:00:00Z"),
                null,
                awaited);
    }

    private static Scope scopeOf(Operation operation) {
        return NewTask.of(new OperationRequested(
                        UUID.randomUUID(),
                        1,
                        UUID.randomUUID(),
                        new ResourceReference(PROJECT, "source"),
                        1,
                        connection(),
                        operation,
                        Instant.parse("2026-11-24T00:00:00Z")))
                .scope();
    }

    private static CopyImage copyTo(Scope scope) {
        return new CopyImage(
                new ImageReference("app", "1.0"),
                new CopyTarget(
                        UUID.randomUUID(),
                        new ResourceReference(scope, "mirror"),
                        7,
                        connection(),
                        new ImageReference("mirrored/app", "1.0")));
    }

    private static RegistryConnection connection() {
        return new RegistryConnection(
                "https://registry.example.com", ProviderType.Other, new Anonymous(), List.of(), null, List.of(), "");
    }
}
