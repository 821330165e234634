package io.fairlead.secret.sealing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The sealing keys of all delegates. The first key of a delegate counts for ever and a removal is final, so that nobody
 * who can write events later can put another key in its place.
 */
@Repository
class DelegateKeys {

    private final JdbcClient jdbc;

    DelegateKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DelegateKey of(UUID delegateId) {
        var row = jdbc.sql("select sealing_key from delegate_key where delegate_id = ?")
                .param(delegateId)
                .query((key, _) -> new Row(key.getString(1)))
                .optional()
                .orElseThrow(() -> new SealRefused(
                        SealRefused.Reason.NOT_YET, "The delegate %s is not known yet.".formatted(delegateId)));
        if (row.sealingKey() == null) {
            throw new SealRefused(
                    SealRefused.Reason.DELEGATE_REMOVED, "The delegate %s was removed.".formatted(delegateId));
        }
        return new DelegateKey(row.sealingKey());
    }

    /** Whether this is the key that counts: either it was the first, or the same again. */
    boolean remember(UUID delegateId, String sealingKey) {
        jdbc.sql("insert into delegate_key (delegate_id, sealing_key) values (?, ?) on conflict do nothing")
                .params(delegateId, sealingKey)
                .update();
        return jdbc.sql("select sealing_key is null or sealing_key = ? from delegate_key where delegate_id = ?")
                .params(sealingKey, delegateId)
                .query(Boolean.class)
                .single();
    }

    void block(UUID delegateId) {
        jdbc.sql("insert into delegate_key (delegate_id) values (?)"
                        + " on conflict (delegate_id) do update set sealing_key = null")
                .param(delegateId)
                .update();
    }

    private record Row(@Nullable String sealingKey) {}
}
