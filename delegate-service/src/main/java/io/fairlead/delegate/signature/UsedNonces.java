package io.fairlead.delegate.signature;

import io.fairlead.contracts.protocol.RequestSignature;
import io.fairlead.jdbc.Columns;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Remembers which nonces were used, for as long as their signatures could be sent again. */
@Repository
class UsedNonces {

    /** Twice the window, and as much again for clocks that are set meanwhile. */
    private static final Duration RETENTION = Duration.ofSeconds(4 * RequestSignature.WINDOW_SECONDS);

    private final JdbcClient jdbc;

    UsedNonces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this is the first use. */
    boolean saveIfNew(UUID delegateId, String nonce) {
        return jdbc.sql(
                                "insert into delegate_nonce (delegate_id, nonce) values (:delegate, :nonce) on conflict do nothing")
                        .param("delegate", delegateId)
                        .param("nonce", nonce)
                        .update()
                == 1;
    }

    @Scheduled(fixedDelayString = "#{@signatureProperties.purgeInterval()}")
    void sweep() {
        jdbc.sql("delete from delegate_nonce where seen_at < now() - :retention::interval")
                .param("retention", Columns.interval(RETENTION))
                .update();
    }
}
