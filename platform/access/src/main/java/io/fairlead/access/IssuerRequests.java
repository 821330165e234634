package io.fairlead.access;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** How long the issuer is waited for: somebody's request waits meanwhile. */
final class IssuerRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private IssuerRequests() {}

    static ClientHttpRequestFactory factory() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
        requests.setReadTimeout(PATIENCE);
        return requests;
    }
}
