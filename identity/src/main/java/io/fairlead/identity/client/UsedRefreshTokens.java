package io.fairlead.identity.client;

import io.fairlead.jdbc.Columns;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Knows the refresh tokens that were exchanged for the next one, by their hashes. */
@Repository
class UsedRefreshTokens {

    /** As long as those who ask at once with one token, such as two instances of the console, may lag behind each other. */
    private static final Duration RACE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final ConsoleClientProperties console;
    private final Clock clock;

    UsedRefreshTokens(JdbcClient jdbc, ConsoleClientProperties console, Clock clock) {
        this.jdbc = jdbc;
        this.console = console;
        this.clock = clock;
    }

    void add(String hash, String authorization) {
        jdbc.sql("insert into used_refresh_token (hash, authorization_id, used_at) values (:hash, :id, :now)")
                .param("hash", hash)
                .param("id", authorization)
                .param("now", Columns.timestamp(clock.instant()))
                .update();
    }

    /** The authorization whose token this was; empty also while it may be one that only lost a race. */
    Optional<String> findReused(String hash) {
        return jdbc.sql("select authorization_id from used_refresh_token where hash = :hash and used_at <= :past")
                .param("hash", hash)
                .param("past", Columns.timestamp(clock.instant().minus(RACE)))
                .query(String.class)
                .optional();
    }

    /** Whoever presents an older one is refused as everybody with an expired token. */
    @Scheduled(fixedDelayString = "#{@clientProperties.purgeInterval()}")
    void purgeExpired() {
        jdbc.sql("delete from used_refresh_token where used_at < :past")
                .param("past", Columns.timestamp(clock.instant().minus(console.sessionLifetime())))
                .update();
    }
}
