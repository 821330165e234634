package io.fairlead.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser: keeps cookies, fills in forms, and shows where it is sent instead of going there. */
class TestBrowser {

    static final String CONSOLE = "http://127.0.0.1:8080";
    static final String VERIFIER = "a-verifier-of-forty-three-signs-or-more-is-this";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html"));
    }

    /** Fills in the form on a page. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var csrf = CSRF.matcher(get(page).body());
        var token = csrf.find() ? "&_csrf=" + encoded(csrf.group(1)) : "";
        return post(action, form(fields) + token);
    }

    HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> login(String name, String password) {
        return submit("/login", "/login", Map.of("username", name, "password", password));
    }

    /** What the console asks for when somebody comes to it. */
    HttpResponse<String> authorize() {
        return authorize("&code_challenge_method=S256&code_challenge=" + challenge());
    }

    HttpResponse<String> authorize(String proof) {
        return get("/oauth2/authorize?response_type=code&client_id=console&scope=openid+profile&state=s&nonce=n"
                + "&redirect_uri=" + encoded(CONSOLE + "/login/oauth2/code/fairlead") + proof);
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("fairlead-identity"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    static String sentTo(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    /** What stands in the query of an address; empty when it does not. */
    static String parameter(String address, String name) {
        return Arrays.stream(Objects.requireNonNullElse(URI.create(address).getRawQuery(), "")
                        .split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI address(String path) {
        return URI.create(IdentityTestSupport.issuer()).resolve(path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
