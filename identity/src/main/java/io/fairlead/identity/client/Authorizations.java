package io.fairlead.identity.client;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.fairlead.contracts.protocol.Sha256;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Repository;

/**
 * Keeps what people let the console do, with hashes in the place of tokens: whoever reads the table can use none. What a
 * service fetched says all by itself, lives for minutes, and is not kept.
 */
@Repository
public class Authorizations extends JdbcOAuth2AuthorizationService {

    /** By this claim an ID token leads to its authorization, though a newer one may have been issued since. */
    static final String CLAIM = "authorization";

    private static final String HASHED = "sha256:";

    /** Among the columns of the table: the values of code, access token, ID token and refresh token. */
    private static final List<Integer> TOKEN_COLUMNS = List.of(7, 11, 17, 21);

    private final JdbcClient jdbc;
    private final JwtDecoder ownTokens;

    Authorizations(JdbcOperations jdbc, RegisteredClientRepository clients, JWKSource<SecurityContext> keys) {
        super(jdbc, clients);
        this.jdbc = JdbcClient.create(jdbc);
        this.ownTokens = verifier(keys);
        var columns = new JsonMapperOAuth2AuthorizationParametersMapper();
        setAuthorizationParametersMapper(authorization -> {
            var values = columns.apply(authorization);
            TOKEN_COLUMNS.forEach(column -> values.set(column, hashed(values.get(column))));
            return values;
        });
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            super.save(authorization);
        }
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type != null && OidcParameterNames.ID_TOKEN.equals(type.getValue())) {
            return findByIdToken(token);
        }
        var hash = hash(token);
        var found = super.findByToken(hash, type);
        return found == null ? null : withToken(found, hash, token);
    }

    /** A person must sign in again everywhere. */
    public void revokeAll(String name) {
        jdbc.sql("delete from oauth2_authorization where principal_name = :name")
                .param("name", name)
                .update();
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
        return column.getValue() instanceof String token && !token.startsWith(HASHED)
                ? new SqlParameterValue(column.getSqlType(), hash(token))
                : column;
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
