package io.fairlead.delegate.enrolment;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Cursor;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps enrolment tokens, without what would be needed to use one. */
@Repository
class EnrolmentTokens {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    EnrolmentTokens(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional
    void save(EnrolmentToken token, byte[] hash) {
        jdbc.sql("""
                insert into delegate_token (id, scope, name, tags, hash, uses_left, expires_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        token.id(),
                        token.scope().toText(),
                        token.name(),
                        token.tags().toArray(String[]::new),
                        hash,
                        token.usesLeft(),
                        Timestamp.from(token.expiresAt()),
                        Timestamp.from(token.createdAt()))
                .update();
        audit.record(AuditedChange.of("delegate-token.created", token.id(), token.scope(), token.name())
                .to(ResourceFingerprint.of(token)));
    }

    /** Uses the token once; empty when it gives no right any more. Two at once cannot both have the last use. */
    Optional<EnrolmentToken> redeem(EnrolmentTokenText text) {
        var hash = jdbc.sql("select hash from delegate_token where id = ?")
                .param(text.id())
                .query((row, _) -> row.getBytes("hash"))
                .optional();
        if (!MessageDigest.isEqual(hash.orElse(new byte[0]), text.hash())) {
            return Optional.empty();
        }
        return jdbc.sql("""
                update delegate_token set uses_left = uses_left - 1
                 where id = ? and uses_left > 0 and expires_at > now() returning *
                """).param(text.id()).query((row, _) -> token(row)).optional();
    }

    List<EnrolmentToken> list(Scope scope, Cursor after, int limit) {
        return jdbc.sql("""
                select * from delegate_token where scope = ? and (name, id) > (?, ?) order by name, id limit ?
                """)
                .params(scope.toText(), after.name(), after.id(), limit)
                .query((row, _) -> token(row))
                .list();
    }

    @Transactional
    boolean revoke(Scope scope, UUID id) {
        var revoked = jdbc.sql("delete from delegate_token where id = ? and scope = ?")
                .params(id, scope.toText())
                .update();
        if (revoked == 1) {
            audit.record(AuditedChange.of("delegate-token.revoked", id, scope, null));
        }
        return revoked == 1;
    }

    private static EnrolmentToken token(ResultSet row) throws SQLException {
        return new EnrolmentToken(
                row.getObject("id", UUID.class),
                Scope.parse(row.getString("scope")),
                row.getString("name"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getInt("uses_left"),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
