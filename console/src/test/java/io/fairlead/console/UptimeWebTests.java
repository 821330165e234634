package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A connector's page draws how its tests ended. */
class UptimeWebTests extends ConsoleTestSupport {

    private static final String RUN = """
            {"id": "7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d12", "connector": {"identifier": "IBM_CR", "version": 3},
             "state": "COMPLETED", "verdict": "%s", "trigger": "MANUAL", "attempt": 1, "requestedAt": "%s",
             "fixes": [], "notes": [], "steps": []}
            """;

    UptimeWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port);
    }

    @Test
    void drawsADayAndAWeekAndSaysTheSameInATable() throws Exception {
        var now = Instant.now();
        API.answers(
                "/api/v1/orgs/up/connectors/IBM_CR/tests",
                200,
                "{\"items\": [%s, %s, %s]}"
                        .formatted(
                                RUN.formatted("VERIFIED", now.minus(Duration.ofMinutes(5))),
                                RUN.formatted("NOT_TESTED", now.minus(Duration.ofMinutes(6))),
                                RUN.formatted("REJECTED", now.minus(Duration.ofDays(2)))));

        var page = get("/orgs/up/connectors/IBM_CR/uptime").body();

        assertThat(page)
                .contains("aria-label=\"Last 24 hours: 1 of 1 tests passed\"")
                .contains("aria-label=\"Last 7 days: 1 of 2 tests passed\"", "class=\"bad\"", "<caption");
    }
}
