package io.fairlead.testkit.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Publishes its keys as an OpenID provider does, and signs any token for a test; services get theirs from it too. */
public final class TestIssuer {

    /** What people's tokens are for. */
    public static final String AUDIENCE = "fairlead";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock = Clock.systemUTC();
    private final RSAKey key;
    private final HttpServer server;
    private final Map<String, String> apiTokens = new ConcurrentHashMap<>();
    private final Map<String, Integer> throttled = new ConcurrentHashMap<>();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger issuedTokens = new AtomicInteger();

    private TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, 200, Map.of("issuer", url(), "jwks_uri", url() + "/jwks")));
        server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext(
                "/oauth2/token", exchange -> issueToken(exchange, serviceToken(clientOf(exchange), "any")));
        server.createContext("/exchange", this::exchangeApiToken);
        server.start();
    }

    /** The one that every test's service trusts. */
    public static TestIssuer shared() {
        return Holder.ISSUER;
    }

    /** Another one, with other keys. */
    public static TestIssuer start() {
        return new TestIssuer();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many tokens it gave over HTTP. */
    public int issuedTokens() {
        return issuedTokens.get();
    }

    /** The whole account {@code default} may be read and changed with it. */
    public String adminToken() {
        return personToken("default", "admin");
    }

    /** @param grants {@code viewer}, {@code editor:org}, {@code admin:org/project} */
    public String personToken(String account, String... grants) {
        return sign(claims().claim("account", account).claim("grants", List.of(grants)));
    }

    public String expiredToken() {
        return sign(claims().claim("account", "default")
                .claim("grants", List.of("admin"))
                .expirationTime(Date.from(clock.instant().minus(Duration.ofMinutes(5)))));
    }

    public String serviceToken(String audience, String... scopes) {
        return sign(claims().audience(audience).claim("scope", List.of(scopes)));
    }

    /** A token with any claims; those of {@link #claims} are a person's without an account. */
    public String sign(JWTClaimsSet.Builder claims) {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    public JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("somebody")
                .audience(AUDIENCE)
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)));
    }

    /** Makes an API token that stands for a JWT, or no longer does. */
    public void addApiToken(String apiToken, String jwt) {
        apiTokens.put(apiToken, jwt);
    }

    public void revokeApiToken(String apiToken) {
        apiTokens.remove(apiToken);
    }

    /** Answers from now on that it is exchanged too often. */
    public void throttleApiToken(String apiToken, int retryAfterSeconds) {
        throttled.put(apiToken, retryAfterSeconds);
    }

    /** How often an API token was to be exchanged, right or wrong. */
    public int exchanges() {
        return exchanges.get();
    }

    private void exchangeApiToken(HttpExchange exchange) throws IOException {
        exchanges.incrementAndGet();
        var token = bearerOf(exchange);
        var wait = throttled.get(token);
        if (wait == null) {
            issueToken(exchange, apiTokens.get(token));
        } else {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait));
            answer(exchange, 429, Map.of("code", "TOO_MANY_REQUESTS"));
        }
    }

    private void issueToken(HttpExchange exchange, @Nullable String jwt) throws IOException {
        if (jwt == null) {
            answer(exchange, 401, Map.of("error", "invalid_token"));
            return;
        }
        issuedTokens.incrementAndGet();
        answer(exchange, 200, Map.of("access_token", jwt, "token_type", "Bearer", "expires_in", LIFETIME.toSeconds()));
    }

    private static String bearerOf(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Bearer ", "");
    }

    private static String clientOf(HttpExchange exchange) {
        var basic = exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Basic ", "");
        return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).replaceFirst(":.*", "");
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static final class Holder {

        private static final TestIssuer ISSUER = new TestIssuer();
    }
}
