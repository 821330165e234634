package io.fairlead.console.api;

import io.fairlead.console.admission.ServiceBreakers;
import io.fairlead.runtime.settings.ServicesProperties;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Follows a test while it runs. What happened is read from the test itself; the stream only says that something did. */
@Component
public class TestStream {

    private final RestClient http;

    TestStream(ServicesProperties services, ServiceBreakers breakers) {
        // No limit on reading: a comment comes every 15 s.
        this.http = RestClient.builder()
                .baseUrl(services.test().url())
                .requestFactory(new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(services.test().connectTimeout())
                        .build()))
                .requestInterceptor(new ApiRequestInterceptor("test-service", breakers))
                .build();
    }

    /** Whoever follows. */
    public interface TestProgressListener {

        void onChange() throws IOException;

        /** Nothing happened for a while. */
        void onHeartbeat() throws IOException;
    }

    /** Returns when the test is over. */
    public void follow(PageScope scope, UUID test, TestProgressListener listener) {
        http.get()
                .uri("/api/v1/tests/{id}/events", test)
                .attribute("scope", scope)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange((_, response) -> {
                    try (var lines =
                            new BufferedReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8))) {
                        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                            if (line.startsWith("data:")) {
                                listener.onChange();
                            } else if (line.startsWith(":")) {
                                listener.onHeartbeat();
                            }
                        }
                    }
                    return true;
                });
    }
}
