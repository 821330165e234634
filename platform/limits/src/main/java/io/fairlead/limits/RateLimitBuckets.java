package io.fairlead.limits;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The buckets that all instances share, and what this one has taken out of them already. */
class RateLimitBuckets {

    private static final Logger log = LoggerFactory.getLogger(RateLimitBuckets.class);
    private static final Duration MAX_EXPIRY = Duration.ofHours(1);
    private static final int PURGE_BATCH_SIZE = 1_000;
    private static final int MAX_ROWS = 100_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> shared;
    private final LocalBuckets<LocalBucket> local = new LocalBuckets<>(LocalBucket::new);
    private final JdbcClient jdbc;
    private final Clock clock;

    RateLimitBuckets(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
        this.shared = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("limit_bucket")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MAX_EXPIRY))
                .build();
    }

    /**
     * Takes one token; answers how long to wait when there is none.
     *
     * @param batchSize how many to take out of the shared bucket at once, for the requests to come
     */
    Optional<Duration> tryConsume(String key, RateLimit limit, int batchSize) {
        try {
            return local.get(key).tryConsume(key, limit, batchSize);
        } catch (RuntimeException e) {
            log.warn("cannot ask the bucket of {}: {}", key.substring(0, key.indexOf(' ')), e.toString());
            return Optional.empty();
        }
    }

    /** Takes one token; fails when there is none. */
    void consume(BucketRequest bucket) {
        tryConsume(bucket.key(), bucket.limit(), 1).ifPresent(wait -> {
            throw new RateLimitExceeded(wait);
        });
    }

    /** Undoes a {@link #tryConsume} that got one. */
    void giveBack(String key, RateLimit limit) {
        try {
            shared.builder().build(key, () -> configuration(limit)).addTokens(1);
        } catch (RuntimeException e) {
            log.warn("cannot give back to the bucket of {}: {}", key.substring(0, key.indexOf(' ')), e.toString());
        }
    }

    @Scheduled(fixedDelayString = "#{@limitProperties.purgeInterval()}")
    void purgeExpired() {
        var now = clock.instant();
        local.removeIf(bucket -> bucket.isIdle(now));
        while (shared.removeExpired(PURGE_BATCH_SIZE) == PURGE_BATCH_SIZE) {
            // the next batch
        }
        // One who has many addresses must not fill the disk: those that are full soonest say least.
        jdbc.sql("""
                delete from limit_bucket where id in (
                  select id from limit_bucket order by expires_at desc offset :max)
                """).param("max", MAX_ROWS).update();
    }

    private static BucketConfiguration configuration(RateLimit limit) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perMinute(), Duration.ofMinutes(1)))
                .build();
    }

    /** What this instance knows of one bucket. */
    private final class LocalBucket {

        private long left;
        private Instant lastUsed = Instant.EPOCH;
        private Instant refusedUntil = Instant.EPOCH;

        synchronized Optional<Duration> tryConsume(String key, RateLimit limit, int batchSize) {
            var now = clock.instant();
            lastUsed = now;
            if (left > 0) {
                left--;
                return Optional.empty();
            }
            if (now.isBefore(refusedUntil)) {
                return Optional.of(Duration.between(now, refusedUntil));
            }
            var bucket = shared.builder().build(key, () -> configuration(limit));
            var taken = bucket.tryConsumeAsMuchAsPossible(batchSize);
            if (taken > 0) {
                left = taken - 1;
                return Optional.empty();
            }
            var wait = Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
            refusedUntil = now.plus(wait);
            return Optional.of(wait);
        }

        synchronized boolean isIdle(Instant now) {
            return lastUsed.isBefore(now.minus(Duration.ofMinutes(1)));
        }
    }
}
