package io.fairlead.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.server.RealPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
class KnownLoginTableJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void knowsWhoCameInFromWhereAndNobodyElse() {
        var logins = at(NOON);

        logins.recordSuccess("alice", "192.0.2.1");

        assertThat(logins.isKnown("alice", "192.0.2.1")).isTrue();
        assertThat(logins.isKnown("alice", "192.0.2.2")).isFalse();
        assertThat(logins.isKnown("bob", "192.0.2.1")).isFalse();
    }

    @Test
    void hearsOfWhatOtherInstancesSaw() {
        var other = at(NOON);
        other.readNewEntries();
        at(NOON.plusSeconds(10)).recordSuccess("alice", "192.0.2.1");

        other.readNewEntries();

        assertThat(other.isKnown("alice", "192.0.2.1")).isTrue();
    }

    @Test
    void forgetsWhoDidNotComeForASeason() {
        at(NOON).recordSuccess("alice", "192.0.2.1");
        var later = at(NOON.plus(Duration.ofDays(91)));
        later.readNewEntries();

        later.purgeExpired();

        assertThat(later.isKnown("alice", "192.0.2.1")).isFalse();
        assertThat(jdbc.sql("select count(*) from familiar_login")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private KnownLoginTable at(Instant now) {
        return new KnownLoginTable(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }
}
