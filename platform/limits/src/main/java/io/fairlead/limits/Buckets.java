package io.fairlead.limits;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** The buckets that all instances share, and what this one has taken out of them already. */
class Buckets {

    private static final Logger log = LoggerFactory.getLogger(Buckets.class);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int SWEPT = 1_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> shared;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();
    private final Clock clock;

    Buckets(DataSource database, Clock clock) {
        this.clock = clock;
        this.shared = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("limit_bucket")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(LONGEST))
                .build();
    }

    /**
     * Takes one token; answers how long to wait when there is none.
     *
     * @param portion how many to take out of the shared bucket at once, for the requests to come
     */
    Optional<Duration> take(String key, Limit limit, int portion) {
        try {
            return shares.computeIfAbsent(key, _ -> new Share()).take(key, limit, portion);
        } catch (RuntimeException e) {
            log.warn("cannot ask the bucket of {}: {}", key.substring(0, key.indexOf(' ')), e.toString());
            return Optional.empty();
        }
    }

    @Scheduled(fixedDelayString = "PT1M")
    void forget() {
        var now = clock.instant();
        shares.values().removeIf(share -> share.isIdle(now));
        while (shared.removeExpired(SWEPT) == SWEPT) {
            // the next portion
        }
    }

    private static BucketConfiguration configuration(Limit limit) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perMinute(), Duration.ofMinutes(1)))
                .build();
    }

    /** What this instance knows of one bucket. */
    private final class Share {

        private long left;
        private Instant asked = Instant.EPOCH;
        private Instant refusedUntil = Instant.EPOCH;

        synchronized Optional<Duration> take(String key, Limit limit, int portion) {
            var now = clock.instant();
            asked = now;
            if (left > 0) {
                left--;
                return Optional.empty();
            }
            if (now.isBefore(refusedUntil)) {
                return Optional.of(Duration.between(now, refusedUntil));
            }
            var bucket = shared.builder().build(key, () -> configuration(limit));
            var taken = bucket.tryConsumeAsMuchAsPossible(portion);
            if (taken > 0) {
                left = taken - 1;
                return Optional.empty();
            }
            var wait = Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
            refusedUntil = now.plus(wait);
            return Optional.of(wait);
        }

        synchronized boolean isIdle(Instant now) {
            return asked.isBefore(now.minus(Duration.ofMinutes(1)));
        }
    }
}
