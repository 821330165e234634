package io.fairlead.secret.masterkey;

import io.fairlead.jdbc.Columns;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ids of all master keys that the database may need; what is encrypted refers to one of them. */
@Repository
public class RegisteredKeys {

    private static final String BEGIN_REWRAP = """
            update master_key set rewrap_begun_at = :now, rewrap_ended_at = null
            where id = :key and (rewrap_begun_at is null or rewrap_ended_at is not null)
            """;
    private static final String END_REWRAP = """
            update master_key set rewrap_ended_at = :now
            where id = :key and rewrap_begun_at is not null and rewrap_ended_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RegisteredKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One that may be needed. */
    public record RegisteredKey(String id, Instant introducedAt) {}

    /** In the order in which they came. */
    public List<RegisteredKey> list() {
        return jdbc.sql("select id, introduced_at from master_key order by introduced_at, id")
                .query((row, _) -> new RegisteredKey(row.getString("id"), Columns.instant(row, "introduced_at")))
                .list();
    }

    Set<String> ids() {
        return list().stream().map(RegisteredKey::id).collect(Collectors.toSet());
    }

    /** Notes that data keys are being moved under it, and locks it; says whether that was not noted yet. */
    public boolean beginRewrap(String id) {
        return update(BEGIN_REWRAP, id);
    }

    /** Notes that all data keys are under it; says whether that was not noted yet. */
    public boolean endRewrap(String id) {
        return update(END_REWRAP, id);
    }

    private boolean update(String sql, String id) {
        return jdbc.sql(sql)
                        .param("now", Columns.timestamp(clock.instant()))
                        .param("key", id)
                        .update()
                == 1;
    }

    void save(String id) {
        jdbc.sql("insert into master_key (id, introduced_at) values (:id, :now) on conflict do nothing")
                .param("id", id)
                .param("now", Columns.timestamp(clock.instant()))
                .update();
    }

    /** Fails with a broken foreign key while anything needs it; says whether it was there. */
    boolean delete(String id) {
        return jdbc.sql("delete from master_key where id = :id").param("id", id).update() == 1;
    }
}
