package io.fairlead.console;

import io.fairlead.console.signin.SealedCookies;
import io.fairlead.console.signin.SessionFixtures;
import io.fairlead.testkit.access.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** The console before services that only pretend; one server for all tests of its pages. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "fairlead.access.client-secret=a-secret-for-tests"})
@TestConstructor(autowireMode = AutowireMode.ALL)
abstract class ConsoleTestSupport {

    static final FakeApi API = new FakeApi();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final HttpClient http = HttpClient.newHttpClient();
    final String token;
    private final Map<String, String> jar = new LinkedHashMap<>();
    private final SealedCookies cookies;
    private final int port;
    private String csrf = "";

    ConsoleTestSupport(SealedCookies cookies, int port) {
        this(cookies, port, TestIssuer.shared().adminToken());
    }

    ConsoleTestSupport(SealedCookies cookies, int port, String token) {
        this.token = token;
        this.cookies = cookies;
        this.port = port;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        for (var service : new String[] {"connector", "secret", "delegate", "test", "identity"}) {
            properties.add("fairlead.services." + service + ".url", API::url);
        }
        properties.add("fairlead.access.issuer", TestIssuer.shared()::url);
    }

    HttpRequest.Builder signedIn(String path) {
        return HttpRequest.newBuilder(at(path)).header("Accept", "text/html").header("Cookie", session());
    }

    String session() {
        return SessionFixtures.cookie(cookies, "admin", token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** As a browser does, that keeps its cookies. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return remembered(send(as(path)));
    }

    /** Sends a form of the page that was got last. */
    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        var all = new LinkedHashMap<>(form);
        all.put("_csrf", csrf);
        var body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return remembered(send(as(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))));
    }

    private HttpRequest.Builder as(String path) {
        var cookies = jar.entrySet().stream()
                .filter(cookie -> !cookie.getValue().isEmpty())
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(at(path))
                .header("Accept", "text/html")
                .header("Cookie", cookies.isEmpty() ? session() : session() + "; " + cookies);
    }

    private HttpResponse<String> remembered(HttpResponse<String> answer) {
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            jar.put(pair[0], pair[1]);
        }
        var found = CSRF.matcher(answer.body());
        if (found.find()) {
            csrf = found.group(1);
        }
        return answer;
    }

    /** Without tags and runs of blanks. */
    static String words(String page) {
        return page.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }
}
