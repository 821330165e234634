package io.fairlead.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.testkit.server.RealPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@RealPostgres
@SpringBootTest(
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=harbour",
            "server.port=0",
            "management.server.port=0"
        })
class ChainLinkerIT {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private AuditLog audit;

    @Autowired
    private LinkEntries links;

    @Test
    void linksTheEntriesOfAMomentInOneTransaction() {
        for (var count = 0; count < 100; count++) {
            recordEntry();
        }

        await().until(() -> unlinked() == 0);
        assertThat(jdbc.queryForObject("select count(*) from audit.link", Long.class))
                .isGreaterThanOrEqualTo(100);
        assertThat(jdbc.queryForObject("select count(distinct xmin::text) from audit.link", Long.class))
                .as("transactions that linked")
                .isLessThan(20);
    }

    @Test
    void linksWhatWaitsWhenItEnds() {
        await().until(() -> unlinked() == 0);
        var ending = linker(Duration.ofHours(1));
        jdbc.update("""
                with added as (
                    insert into audit.entry (occurred_at, actor_kind, actor, action, resource_type, result)
                    values (now(), 'FAIRLEAD', 'harbour', 'berth.dug', 'berth', 'DONE') returning id)
                insert into audit.unlinked select id from added
                """);

        ending.wake();
        ending.destroy();

        assertThat(unlinked()).isZero();
    }

    @Test
    void findsWhatACrashLeftBehind() {
        jdbc.update("""
                with added as (
                    insert into audit.entry (occurred_at, actor_kind, actor, action, resource_type, result)
                    values (now(), 'FAIRLEAD', 'harbour', 'berth.dug', 'berth', 'DONE') returning id)
                insert into audit.unlinked select id from added
                """);

        await().until(() -> unlinked() == 0);
    }

    private ChainLinker linker(Duration linkDelay) {
        return new ChainLinker(
                links,
                jdbc,
                Clock.systemUTC(),
                new AuditProperties(linkDelay, Duration.ofHours(1), Duration.ofHours(1)),
                new SimpleMeterRegistry());
    }

    private void recordEntry() {
        audit.recordInNewTransaction(AuditedChange.of("berth.dug", null, null, "x"));
    }

    private long unlinked() {
        var count = jdbc.queryForObject("select count(*) from audit.unlinked", Long.class);
        return count == null ? 0 : count;
    }
}
