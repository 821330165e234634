package io.fairlead.connector.idempotency;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the first answer under its key, in the transaction of the work that it tells of. */
@Repository
public class IdempotentRequests {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdempotencyProperties properties;

    IdempotentRequests(JdbcClient jdbc, Clock clock, IdempotencyProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /** The answer of old, so that nothing need be checked again. */
    public Optional<String> findAnswer(IdempotencyKey key) {
        return jdbc.sql("select fingerprint, answer from repeated_request where scope = ? and key = ?")
                .params(key.scope().toText(), key.key())
                .query(StoredAnswer.class)
                .optional()
                .map(stored -> stored.answerTo(key));
    }

    /** Does the work and keeps its answer; or, if somebody else was faster with the same key, gives theirs. */
    @Transactional
    public String runOnce(IdempotencyKey key, Supplier<String> work) {
        // Waits for a transaction that is at work under the same key.
        var first = jdbc.sql("""
                insert into repeated_request (scope, key, fingerprint, created_at)
                values (?, ?, ?, ?) on conflict do nothing
                """)
                        .params(
                                key.scope().toText(),
                                key.key(),
                                key.fingerprint(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (!first) {
            return findAnswer(key).orElseThrow();
        }
        var answer = work.get();
        jdbc.sql("update repeated_request set answer = ? where scope = ? and key = ?")
                .params(answer, key.scope().toText(), key.key())
                .update();
        return answer;
    }

    @Scheduled(fixedDelayString = "#{@idempotencyProperties.purgeInterval()}")
    void purge() {
        jdbc.sql("delete from repeated_request where created_at < ?")
                .params(clock.instant().minus(properties.retention()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private record StoredAnswer(
            String fingerprint, @Nullable String answer) {

        String answerTo(IdempotencyKey key) {
            if (!fingerprint.equals(key.fingerprint()) || answer == null) {
                throw new IdempotencyKeyReused();
            }
            return answer;
        }
    }
}
