package io.fairlead.delegate.session;

import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who is connected, and to which instance. */
@Repository
@ReadsTables("delegate")
class DelegateSessions {

    private final JdbcClient jdbc;

    DelegateSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the delegate has a connection of the same or a higher epoch, or is not known. */
    boolean open(UUID delegateId, String instance, long epoch, int capacity) {
        return jdbc.sql("""
                insert into delegate_session (delegate_id, scope, instance, epoch, capacity)
                select id, scope, :instance, :epoch, :capacity from delegate where id = :delegate
                on conflict (delegate_id) do update
                   set scope = excluded.scope, instance = excluded.instance, epoch = excluded.epoch, capacity = excluded.capacity,
                       connected_at = now(), last_seen = now(), disconnected_at = null
                 where delegate_session.epoch < excluded.epoch
                """)
                        .param("delegate", delegateId)
                        .param("instance", instance)
                        .param("epoch", epoch)
                        .param("capacity", capacity)
                        .update()
                == 1;
    }

    /** False when that connection does not stand any more. */
    boolean close(UUID delegateId, long epoch) {
        return jdbc.sql("""
                update delegate_session set disconnected_at = now()
                 where delegate_id = :delegate and epoch = :epoch and disconnected_at is null
                """).param("delegate", delegateId).param("epoch", epoch).update() == 1;
    }

    /** Marks as seen; answers those whose connection still stands here. */
    Set<UUID> confirm(String instance, List<UUID> delegates) {
        return new HashSet<>(jdbc.sql("""
                update delegate_session set last_seen = now()
                 where delegate_id = any(:delegates::uuid[]) and instance = :instance and disconnected_at is null
                returning delegate_id
                """)
                .param("delegates", Columns.uuids(delegates))
                .param("instance", instance)
                .query(UUID.class)
                .list());
    }

    /** Those whose instance has not confirmed them for so long; a few at a time. */
    List<AbandonedSession> listAbandoned(Duration silence) {
        return jdbc.sql("""
                select delegate_id, epoch from delegate_session
                 where disconnected_at is null and last_seen < now() - :silence::interval limit 200
                """)
                .param("silence", Columns.interval(silence))
                .query((row, _) -> new AbandonedSession(Columns.uuid(row, "delegate_id"), row.getLong("epoch")))
                .list();
    }

    record AbandonedSession(UUID delegateId, long epoch) {}
}
