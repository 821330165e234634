package io.fairlead.identity.login;

import io.fairlead.contracts.protocol.Sha256;
import io.fairlead.jdbc.Columns;
import io.fairlead.limits.KnownLogins;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers for a season who logged in from where, in memory and, for the other instances and the next start, in a table. */
@Component
class KnownLoginTable implements KnownLogins {

    private static final Duration RETENTION = Duration.ofDays(90);
    private static final Duration MIN_WRITE_INTERVAL = Duration.ofDays(1);
    /** What the clocks of two instances may differ by, and a transaction may take. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final int MAX_ENTRIES = 10_000;

    private final Map<String, Instant> known = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;
    private Instant readUntil = Instant.EPOCH;

    KnownLoginTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean isKnown(String name, String address) {
        return known.containsKey(digest(name, address));
    }

    @Override
    public void recordSuccess(String name, String address) {
        var digest = digest(name, address);
        var now = clock.instant();
        if (known.getOrDefault(digest, Instant.EPOCH).isBefore(now.minus(MIN_WRITE_INTERVAL))) {
            jdbc.sql("""
                    insert into familiar_login (digest, seen_at) values (:digest, :now)
                    on conflict (digest) do update set seen_at = excluded.seen_at
                    """)
                    .param("digest", HexFormat.of().parseHex(digest))
                    .param("now", Columns.timestamp(now))
                    .update();
            known.put(digest, now);
        }
    }

    @Scheduled(fixedDelayString = "#{@loginProperties.readInterval()}")
    void readNewEntries() {
        var begun = clock.instant();
        jdbc.sql("""
                select digest, seen_at from familiar_login where seen_at >= :since order by seen_at desc limit :limit
                """)
                .param("since", Columns.timestamp(readUntil))
                .param("limit", MAX_ENTRIES)
                .query((row, _) ->
                        known.put(HexFormat.of().formatHex(row.getBytes("digest")), Columns.instant(row, "seen_at")))
                .list();
        readUntil = begun.minus(OVERLAP);
    }

    @Scheduled(fixedDelayString = "#{@loginProperties.purgeInterval()}")
    void purgeExpired() {
        var past = clock.instant().minus(RETENTION);
        known.values().removeIf(seen -> seen.isBefore(past));
        jdbc.sql("delete from familiar_login where seen_at < :past")
                .param("past", Columns.timestamp(past))
                .update();
    }

    private static String digest(String name, String address) {
        return Sha256.hex((name + "\n" + address).getBytes(StandardCharsets.UTF_8));
    }
}
