package io.fairlead.console.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.Connector.DelegateName;
import io.fairlead.console.api.TestRun;
import io.fairlead.console.api.TestRun.TestStep;
import io.fairlead.console.api.TestRun.TestedConnector;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangesSinceSuccessTests {

    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final DelegateName EU = new DelegateName(UUID.randomUUID(), "eu-1");
    private static final DelegateName US = new DelegateName(UUID.randomUUID(), "us-1");

    @Test
    void namesEverythingThatIsOtherwise() {
        var green = run(1, 4L, EU, "PASSED");
        var red = run(2, 5L, US, "FAILED");

        assertThat(ChangesSinceSuccess.of(red, green).changes())
                .containsExactly(
                        "The connector was at version 1 then, and is at 2 now.",
                        "The secret was at version 4 then, and is at 5 now.",
                        "The delegate eu-1 tested then, and us-1 now.",
                        "“Get a token” passed then, and failed now.");
    }

    @Test
    void namesNothingWhereNothingChanged() {
        assertThat(ChangesSinceSuccess.of(run(2, 5L, EU, "PASSED"), run(2, 5L, EU, "PASSED"))
                        .changes())
                .isEmpty();
    }

    private static TestRun run(long version, Long secret, DelegateName delegate, String outcome) {
        return new TestRun(
                UUID.randomUUID(),
                new TestedConnector("IBM_CR", Scope.account("default"), version),
                "MANUAL",
                "COMPLETED",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(new TestStep("TOKEN", outcome, NOW, 3, Map.of())),
                delegate,
                1,
                secret,
                NOW,
                NOW,
                NOW,
                null,
                null,
                null);
    }
}
