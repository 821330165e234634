package io.fairlead.delegate;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TrialSubject;
import io.fairlead.events.out.Outbox;
import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The service with its database and broker; every test has an organisation, and so delegates, of its own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"fairlead.metrics.interval=500ms", "fairlead.delegate.metrics.scopes=default"})
@RealPostgres
@RealKafka
@Import(ReceivedEvents.class)
abstract class DelegateServiceTest {

    static final FakeSecretService SECRETS = new FakeSecretService();

    final HttpClient http = HttpClient.newHttpClient();
    final String org = "org" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    ReceivedEvents events;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Value("${local.server.port}")
    int port;

    @DynamicPropertySource
    static void secretService(DynamicPropertyRegistry properties) {
        properties.add("fairlead.services.secret.url", SECRETS::address);
    }

    URI service() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String token(String... tags) {
        var body = "{\"name\": \"t\", \"tags\": %s}".formatted(FakeDelegate.JSON.writeValueAsString(tags));
        return json(api("POST", "delegate-tokens", body)).path("token").asString();
    }

    FakeDelegate enrolled(String name, String... tags) {
        var delegate = new FakeDelegate(service());
        var answer = delegate.enrol(token(tags), name);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        return delegate;
    }

    HttpResponse<String> api(String method, String path, String body) {
        return send(method, "/api/v1/orgs/" + org + "/" + path, body);
    }

    HttpResponse<String> send(String method, String path, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(service().resolve(path))
                            .header(
                                    "Authorization",
                                    "Bearer " + TestIssuer.shared().adminToken())
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return FakeDelegate.JSON.readTree(answer.body());
    }

    /** As test-service would say it. */
    TestRequested request(String... selectors) {
        return request((TrialSubject) null, selectors);
    }

    TestRequested request(@Nullable TrialSubject trial, String... selectors) {
        return request(trial, TestTrigger.MANUAL, Duration.ofSeconds(60), selectors);
    }

    TestRequested request(TestTrigger trigger, Duration within) {
        return request((TrialSubject) null, trigger, within);
    }

    private TestRequested request(
            @Nullable TrialSubject trial, TestTrigger trigger, Duration within, String... selectors) {
        var scope = Scope.org("default", org);
        var test = new TestRequested(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                new ResourceReference(scope, "IBM_CR"),
                1,
                "hash",
                trigger,
                connection("https://us.icr.io", selectors),
                Instant.now().plus(within),
                trial);
        publish(test);
        return test;
    }

    /** As connector-service would say it. */
    OperationRequested request(Operation operation, Duration within, String... selectors) {
        var requested = new OperationRequested(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                new ResourceReference(Scope.org("default", org), "IBM_CR"),
                1,
                connection("https://us.icr.io", selectors),
                operation,
                Instant.now().plus(within));
        publish(requested);
        return requested;
    }

    RegistryConnection connection(String url, String... selectors) {
        var key = new ResourceReference(Scope.org("default", org), "ibm_api_key");
        return new RegistryConnection(
                url,
                ProviderType.Other,
                new RegistryAuth.UsernamePassword("iamapikey", null, key),
                List.of(selectors),
                null,
                List.of(),
                "");
    }

    void publish(Event event) {
        transaction.executeWithoutResult(_ -> outbox.publish(event));
    }
}
