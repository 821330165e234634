package io.fairlead.delegate.signature;

import io.fairlead.contracts.protocol.RequestSignature;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Remembers which nonces were used, for as long as their signatures could be sent again. */
@Repository
class UsedNonces {

    /** Twice the window, and as much again for clocks that are set meanwhile. */
    private static final int RETENTION_SECONDS = 4 * RequestSignature.WINDOW_SECONDS;

    private final JdbcClient jdbc;

    UsedNonces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this is the first use. */
    boolean saveIfNew(UUID delegateId, String nonce) {
        return jdbc.sql("insert into delegate_nonce (delegate_id, nonce) values (?, ?) on conflict do nothing")
                        .params(delegateId, nonce)
                        .update()
                == 1;
    }

    @Scheduled(fixedDelay = 60_000)
    void sweep() {
        jdbc.sql("delete from delegate_nonce where seen_at < now() - make_interval(secs => ?)")
                .param(RETENTION_SECONDS)
                .update();
    }
}
