package io.fairlead.access;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** How long the issuer is waited for: somebody's request waits meanwhile. */
final class IssuerRequestFactory {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private IssuerRequestFactory() {}

    static ClientHttpRequestFactory create() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build());
        requests.setReadTimeout(TIMEOUT);
        return requests;
    }
}
