package io.fairlead.benchmarks.attack;

import java.io.IOException;
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
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

/** Somebody's browser at identity: keeps cookies, signs in, and asks for codes as the console would. */
final class SignedInBrowser {

    static final String VERIFIER = "a-verifier-of-forty-three-signs-or-more-is-this";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final URI identity;

    SignedInBrowser(URI identity) {
        this.identity = identity;
    }

    /** Where it is sent after that. */
    String signIn(String name, String password) throws IOException, InterruptedException {
        var page = send(request(identity.resolve("/login")));
        var csrf = CSRF.matcher(page.body());
        var form = "username=%s&password=%s%s"
                .formatted(encoded(name), encoded(password), csrf.find() ? "&_csrf=" + encoded(csrf.group(1)) : "");
        return location(send(request(identity.resolve("/login"))
                .header("Content-Type", AttackedSuite.FORM)
                .POST(BodyPublishers.ofString(form))));
    }

    HttpResponse<String> authorize(String redirect) throws IOException, InterruptedException {
        return send(request(
                identity.resolve("/oauth2/authorize?response_type=code&client_id=console&scope=openid+profile&state=s"
                        + "&nonce=n&code_challenge_method=S256&code_challenge=" + challenge() + "&redirect_uri="
                        + encoded(redirect))));
    }

    /** The code in the address that the console would be sent to. */
    String code(String redirect) throws IOException, InterruptedException {
        var location = location(authorize(redirect));
        for (var pair : String.valueOf(URI.create(location).getRawQuery()).split("&")) {
            if (pair.startsWith("code=")) {
                return URLDecoder.decode(pair.substring(5), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException("no code in " + location);
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
