package io.fairlead.identity.client;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.fairlead.contracts.protocol.Sha256;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what people let the console do, with hashes in the place of tokens: whoever reads the table can use none. What a
 * service fetched says all by itself, lives for minutes, and is not kept.
 */
@Repository
class Authorizations extends JdbcOAuth2AuthorizationService {

    /** By this claim an ID token leads to its authorization, though a newer one may have been issued since. */
    static final String CLAIM = "authorization";

    private static final String HASHED = "sha256:";

    /** Among the columns of the table: the values of code, access token, ID token and refresh token. */
    private static final List<Integer> TOKEN_COLUMNS = List.of(7, 11, 17, 21);

    /** The attribute with the revision that was read; never stored. */
    private static final String REVISION = "fairlead.revision";

    private final JdbcClient jdbc;
    private final JwtDecoder ownTokens;
    private final UsedRefreshTokens used;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Authorizations(
            JdbcOperations jdbc,
            RegisteredClientRepository clients,
            JWKSource<SecurityContext> keys,
            UsedRefreshTokens used,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        super(jdbc, clients);
        this.used = used;
        this.transaction = transaction;
        this.events = events;
        this.jdbc = JdbcClient.create(jdbc);
        this.ownTokens = verifier(keys);
        var columns = new JsonMapperOAuth2AuthorizationParametersMapper();
        setAuthorizationParametersMapper(authorization -> {
            var values = columns.apply(authorization);
            TOKEN_COLUMNS.forEach(column -> values.set(column, hashed(values.get(column))));
            return values;
        });
    }

    /** Fails when it was changed or revoked since it was read: of two who redeem one token, one gets something for it. */
    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            Long revision = authorization.getAttribute(REVISION);
            if (revision != null) {
                replace(authorization, revision);
            }
            super.save(OAuth2Authorization.from(authorization)
                    .attributes(attributes -> attributes.remove(REVISION))
                    .build());
        });
    }

    private void replace(OAuth2Authorization authorization, long revision) {
        var former = jdbc.sql("""
                        update oauth2_authorization set revision = revision + 1 where id = :id and revision = :revision
                        returning coalesce(refresh_token_value, '')
                        """)
                .param("id", authorization.getId())
                .param("revision", revision)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        var next = authorization.getRefreshToken();
        if (!former.isEmpty()
                && next != null
                && !former.equals(hashed(next.getToken().getTokenValue()))) {
            used.add(former, authorization.getId());
        }
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type != null && OidcParameterNames.ID_TOKEN.equals(type.getValue())) {
            return findByIdToken(token);
        }
        var hash = hash(token);
        // First: what is read after it may be newer, never older.
        var revision = revisionOf(hash);
        var found = super.findByToken(hash, type);
        if (found == null) {
            used.findReused(hash).map(this::findById).ifPresent(this::endReused);
            return null;
        }
        var code = found.getToken(OAuth2AuthorizationCode.class);
        if (code != null
                && code.isInvalidated()
                && code.getToken().getTokenValue().equals(hash)) {
            endReused(found);
            return null;
        }
        return OAuth2Authorization.from(withToken(found, hash, token))
                .attribute(REVISION, revision)
                .build();
    }

    private long revisionOf(String hash) {
        return jdbc.sql("""
                        select revision from oauth2_authorization
                         where authorization_code_value = :hash or access_token_value = :hash or refresh_token_value = :hash
                        """).param("hash", hash).query(Long.class).optional().orElse(-1L);
    }

    /** RFC 6749 section 4.1.2, RFC 9700 section 4.14.2: one of the two who had the token has no right to it. */
    private void endReused(OAuth2Authorization authorization) {
        remove(authorization);
        events.publishEvent(new AuthorizationReused(authorization.getId(), authorization.getPrincipalName()));
    }

    void revoke(OidcIdToken token) {
        jdbc.sql("delete from oauth2_authorization where id = :id")
                .param("id", token.getClaimAsString(CLAIM))
                .update();
    }

    @Scheduled(fixedDelayString = "#{@clientProperties.purgeInterval()}")
    void purgeExpired() {
        jdbc.sql("""
                delete from oauth2_authorization
                where coalesce(refresh_token_expires_at, authorization_code_expires_at) < now() - interval '1 hour'
                """).update();
    }

    private @Nullable OAuth2Authorization findByIdToken(String token) {
        try {
            var id = ownTokens.decode(token).getClaimAsString(CLAIM);
            return id == null ? null : findById(id);
        } catch (JwtException _) {
            return null;
        }
    }

    /** Whoever revokes a token looks for it by its value. */
    private static OAuth2Authorization withToken(OAuth2Authorization found, String hash, String token) {
        var refresh = found.getRefreshToken();
        if (refresh == null || !refresh.getToken().getTokenValue().equals(hash)) {
            return found;
        }
        var known = refresh.getToken();
        return OAuth2Authorization.from(found)
                .token(
                        new OAuth2RefreshToken(token, known.getIssuedAt(), known.getExpiresAt()),
                        metadata -> metadata.putAll(refresh.getMetadata()))
                .build();
    }

    private static SqlParameterValue hashed(SqlParameterValue column) {
        return column.getValue() instanceof String token
                ? new SqlParameterValue(column.getSqlType(), hashed(token))
                : column;
    }

    private static String hashed(String token) {
        return token.startsWith(HASHED) ? token : hash(token);
    }

    private static String hash(String token) {
        return HASHED + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(token));
    }

    /** Does not ask whether the token has expired: to log out, it may have. */
    private static JwtDecoder verifier(JWKSource<SecurityContext> keys) {
        var decoder = (NimbusJwtDecoder) OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return decoder;
    }
}
