package io.fairlead.runtime.settings;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Where the other programs are. A program asks for the ones that it calls, and ignores the rest.
 *
 * @param connector where connector-service is
 * @param secret where secret-service is
 * @param delegate where delegate-service is
 * @param test where test-service is
 * @param identity where identity is
 */
@ConfigurationProperties("fairlead.services")
public record ServicesProperties(
        @DefaultValue Service connector,
        @DefaultValue Service secret,
        @DefaultValue Service delegate,
        @DefaultValue Service test,
        @DefaultValue Service identity) {

    /**
     * One of them.
     *
     * @param url where the service is reached, without a path
     * @param connectTimeout how long a connection may take
     * @param readTimeout how long an answer, or the next part of it, may take
     */
    public record Service(
            URI url,

            @DefaultValue("1s") @Allowed(min = "10ms", max = "1m")
            Duration connectTimeout,

            @DefaultValue("2s") @Allowed(min = "10ms", max = "10m")
            Duration readTimeout) {

        /** Makes a client of this service. */
        public RestClient.Builder configure(RestClient.Builder client) {
            var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                    // An offer of HTTP/2 in every request would only be declined.
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(connectTimeout)
                    .build());
            requests.setReadTimeout(readTimeout);
            return client.baseUrl(url).requestFactory(requests);
        }
    }
}
