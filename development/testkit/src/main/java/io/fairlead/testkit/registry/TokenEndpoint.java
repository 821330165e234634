package io.fairlead.testkit.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.fairlead.testkit.registry.TokenService.TokenRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers token requests: GET with Basic, or POST with a form and {@code grant_type=password}. */
final class TokenEndpoint implements HttpHandler {

    private static final String JSON_TYPE = "application/json";
    private static final String HTML_TYPE = "text/html; charset=utf-8";
    private static final int HUGE = 30_000;

    private final TokenService service;
    private final Clock clock = Clock.systemUTC();
    private final JsonMapper json = JsonMapper.shared();

    TokenEndpoint(TokenService service) {
        this.service = service;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = form(exchange);
            var login = login(exchange, form).orElse(null);
            var scopes = form.stream()
                    .filter(field -> field.name().equals("scope"))
                    .flatMap(field -> Arrays.stream(field.value().split(" ")))
                    .filter(scope -> !scope.isEmpty())
                    .toList();
            var misbehaviour = service.misbehaviour();
            var reply = answersBeforeLogin(misbehaviour)
                    ? misbehave(misbehaviour)
                    : service.behaviour()
                            .verify(login, scopes)
                            .map(refusal -> rejected(refusal, login != null))
                            .orElseGet(() -> granted(login, scopes, misbehaviour));
            service.addRequest(new TokenRequest(
                    exchange.getRequestMethod(),
                    login == null ? "" : login.user(),
                    scopes,
                    reply.status(),
                    reply.failedLogin()));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            LoopbackServer.answer(exchange, reply.status(), reply.type(), reply.body());
        }
    }

    private record FormField(String name, String value) {}

    private record TokenReply(int status, String type, String body, Map<String, String> headers, boolean failedLogin) {

        static TokenReply of(int status, String type, String body) {
            return new TokenReply(status, type, body, Map.of(), false);
        }
    }

    private static boolean answersBeforeLogin(@Nullable Misbehaviour misbehaviour) {
        return switch (misbehaviour) {
            case null -> false;
            case HUGE_TOKEN, EXPIRED_TOKEN, FOREIGN_KEY -> false;
            case RATE_LIMITED, SERVER_ERROR, HTML, NO_TOKEN, NOT_FOUND -> true;
        };
    }

    private TokenReply misbehave(@Nullable Misbehaviour misbehaviour) {
        return switch (misbehaviour) {
            case RATE_LIMITED ->
                new TokenReply(
                        429,
                        JSON_TYPE,
                        error("TOOMANYREQUESTS", "Too many requests."),
                        Map.of("Retry-After", "7"),
                        false);
            case SERVER_ERROR ->
                TokenReply.of(500, HTML_TYPE, "<html><body><h1>Internal Server Error</h1></body></html>");
            case HTML -> TokenReply.of(200, HTML_TYPE, "<html><body><form>Log in</form></body></html>");
            case NO_TOKEN -> TokenReply.of(200, JSON_TYPE, "{\"expires_in\":300}");
            case NOT_FOUND -> TokenReply.of(404, "text/plain", "404 page not found\n");
            case null, default -> throw new IllegalArgumentException("quirk " + misbehaviour + " needs a login first");
        };
    }

    private TokenReply rejected(TokenServiceBehaviour.LoginRejection refusal, boolean hadLogin) {
        return new TokenReply(
                refusal.status(), JSON_TYPE, error(refusal.code(), refusal.message()), Map.of(), hadLogin);
    }

    private TokenReply granted(
            @Nullable BasicCredentials login, List<String> scopes, @Nullable Misbehaviour misbehaviour) {
        var minting = misbehaviour == Misbehaviour.FOREIGN_KEY
                ? RegistryTokenIssuer.withFreshKey(clock)
                : service.tokenIssuer();
        var token = minting.mint(
                login == null ? "" : login.user(),
                service.behaviour().grantsRights(login) ? service.granted(scopes) : List.of(),
                misbehaviour == Misbehaviour.EXPIRED_TOKEN ? Duration.ofMinutes(-5) : RegistryTokenIssuer.VALIDITY,
                misbehaviour == Misbehaviour.HUGE_TOKEN ? HUGE : 0);
        return TokenReply.of(
                200,
                JSON_TYPE,
                json.writeValueAsString(Map.of(
                        "token",
                        token,
                        "access_token",
                        token,
                        "expires_in",
                        RegistryTokenIssuer.VALIDITY.toSeconds(),
                        "issued_at",
                        Instant.ofEpochSecond(clock.instant().getEpochSecond()).toString())));
    }

    private String error(String code, String message) {
        return json.writeValueAsString(Map.of("errors", List.of(Map.of("code", code, "message", message))));
    }

    private static Optional<BasicCredentials> login(HttpExchange exchange, List<FormField> form) {
        return BasicCredentials.ofHeader(exchange.getRequestHeaders().getFirst("Authorization"))
                .or(() -> value(form, "username")
                        .flatMap(
                                user -> value(form, "password").map(password -> new BasicCredentials(user, password))));
    }

    private static Optional<String> value(List<FormField> form, String name) {
        return form.stream()
                .filter(field -> field.name().equals(name))
                .map(FormField::value)
                .findFirst();
    }

    /** The fields of the query and, for a POST, of the body. */
    private static List<FormField> form(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(
                        Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                                .orElse(""),
                        body)
                .flatMap(fields -> Arrays.stream(fields.split("&")))
                .filter(field -> field.contains("="))
                .map(field -> field.split("=", 2))
                .map(pair -> new FormField(decoded(pair[0]), decoded(pair[1])))
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
