package io.fairlead.console;

import io.fairlead.console.signin.SealedCookies;
import io.fairlead.console.signin.SessionFixtures;
import io.fairlead.testbed.issuer.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** The console before services that only pretend; one server for all tests of its pages. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "fairlead.sign-in.client-secret=a-secret-for-tests"})
@TestConstructor(autowireMode = AutowireMode.ALL)
abstract class PretendedServices {

    static final FakeApi API = new FakeApi();

    final HttpClient http = HttpClient.newHttpClient();
    final String token = TestIssuer.shared().admin();
    private final SealedCookies cookies;
    private final int port;

    PretendedServices(SealedCookies cookies, int port) {
        this.cookies = cookies;
        this.port = port;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        for (var service : new String[] {"connector", "secret", "delegate", "test", "identity"}) {
            properties.add("fairlead.services." + service, API::url);
        }
        properties.add("fairlead.sign-in.issuer", TestIssuer.shared()::url);
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
}
