package io.fairlead.identity.apitoken;

import io.fairlead.access.Grant;
import io.fairlead.access.Role;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
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

/** Keeps API tokens, without what would be needed to use one. */
@Repository
class StoredApiTokens {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    StoredApiTokens(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional
    void save(ApiToken token, byte[] hash) {
        jdbc.sql("""
                insert into api_token (token_id, person_id, name, hash, scope, role, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        token.id(),
                        token.personId(),
                        token.name(),
                        hash,
                        token.grant().scope().toText(),
                        token.grant().role().name(),
                        Timestamp.from(token.createdAt()),
                        Timestamp.from(token.expiresAt()))
                .update();
        audit.record(
                AuditedChange.of("api-token.created", token.id(), token.grant().scope(), token.name())
                        .to(ResourceFingerprint.of(token)));
    }

    /** Notes the use; empty when the token gives no right any more, or never did. */
    Optional<ApiToken> findAndRecordUse(ApiTokenText text) {
        var hash = jdbc.sql("select hash from api_token where token_id = ?")
                .param(text.id())
                .query((row, _) -> row.getBytes("hash"))
                .optional();
        if (!MessageDigest.isEqual(hash.orElse(new byte[0]), text.hash())) {
            return Optional.empty();
        }
        return jdbc.sql("""
                update api_token set last_used_at = now() where token_id = ? and expires_at > now() returning *""").param(text.id()).query((row, _) -> token(row)).optional();
    }

    List<ApiToken> list(Scope scope) {
        return jdbc.sql("select * from api_token where scope = ? order by name, token_id")
                .param(scope.toText())
                .query((row, _) -> token(row))
                .list();
    }

    @Transactional
    void revoke(Scope scope, UUID id) {
        var revoked = jdbc.sql("delete from api_token where token_id = ? and scope = ?")
                .params(id, scope.toText())
                .update();
        if (revoked == 0) {
            throw ApiTokenNotFound.in(scope, id);
        }
        audit.record(AuditedChange.of("api-token.revoked", id, scope, null));
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        var used = row.getTimestamp("last_used_at");
        return new ApiToken(
                row.getObject("token_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                new Grant(Role.valueOf(row.getString("role")), Scope.parse(row.getString("scope"))),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
