package io.fairlead.secret.expiry;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which reminder of which secret is due, and which was told last. */
@Repository
@ReadsTables("secret")
class ExpiryReminders {

    /** So that one transaction locks few secrets, and for a short time. */
    private static final int BATCH_SIZE = 100;

    private final JdbcClient jdbc;

    ExpiryReminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param daysBefore of the last reminder whose time has come; those before it are told no more */
    record DueReminder(UUID secretId, ResourceReference secret, Instant expiresAt, int daysBefore) {}

    /** Locks the secrets, and passes over those that somebody else holds. */
    List<DueReminder> lockDue(List<Integer> daysBefore, Instant now) {
        return jdbc.sql("""
                select s.id, s.scope, s.identifier, s.expires_at, due.days
                from secret s
                cross join lateral (
                    select min(days) as days from unnest(:days::int[]) as days
                    where s.expires_at <= :now::timestamptz + make_interval(days => days)
                ) due
                left join secret_reminder r on r.secret_id = s.id and r.expires_at = s.expires_at
                where s.expires_at <= :now::timestamptz + make_interval(days => :widest)
                and due.days is not null and (r.days_before is null or r.days_before > due.days)
                order by s.expires_at limit :limit
                for update of s skip locked
                """)
                .param("days", daysBefore.toArray(Integer[]::new))
                .param("now", Columns.timestamp(now))
                .param(
                        "widest",
                        daysBefore.stream().mapToInt(Integer::intValue).max().orElse(0))
                .param("limit", BATCH_SIZE)
                .query((row, _) -> new DueReminder(
                        Columns.uuid(row, "id"),
                        new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                        Columns.instant(row, "expires_at"),
                        row.getInt("days")))
                .list();
    }

    void markSent(DueReminder due) {
        jdbc.sql("""
                insert into secret_reminder (secret_id, expires_at, days_before) values (:secret, :expires_at, :days_before)
                on conflict (secret_id) do update
                set expires_at = excluded.expires_at, days_before = excluded.days_before
                """)
                .param("secret", due.secretId())
                .param("expires_at", Columns.timestamp(due.expiresAt()))
                .param("days_before", due.daysBefore())
                .update();
    }
}
