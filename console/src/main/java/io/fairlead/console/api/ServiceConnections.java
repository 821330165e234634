package io.fairlead.console.api;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps connections of the pages to the services, and repeats or rewrites nothing. */
@Configuration
class ServiceConnections {

    private static final int MAX_PER_SERVICE = 500;
    private static final Timeout REQUEST_TIMEOUT = Timeout.ofSeconds(2);

    /** After this long a service may have been restarted, and a connection of before is worth nothing. */
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofMilliseconds(200);

    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> connectionsToServices() {
        return builder -> builder.withConnectionManagerCustomizer(
                        manager -> manager.setMaxConnPerRoute(MAX_PER_SERVICE).setMaxConnTotal(5 * MAX_PER_SERVICE))
                .withConnectionConfigCustomizer(ServiceConnections::validateAfterInactivity)
                .withDefaultRequestConfigCustomizer(request -> request.setConnectionRequestTimeout(REQUEST_TIMEOUT))
                .withHttpClientCustomizer(client -> client.disableAutomaticRetries()
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression());
    }

    private static void validateAfterInactivity(ConnectionConfig.Builder connection) {
        connection.setValidateAfterInactivity(VALIDATE_AFTER);
    }
}
