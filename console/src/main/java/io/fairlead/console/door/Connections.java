package io.fairlead.console.door;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps connections to the services: enough for streams that stay open, and none that repeats or rewrites anything. */
@Configuration
class Connections {

    private static final int MOST_PER_SERVICE = 500;
    private static final Timeout PATIENCE = Timeout.ofSeconds(2);

    /** After this long a service may have been restarted, and a connection of before is worth nothing. */
    private static final TimeValue FRESH = TimeValue.ofMilliseconds(200);

    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> connectionsToServices() {
        return builder -> builder.withConnectionManagerCustomizer(
                        manager -> manager.setMaxConnPerRoute(MOST_PER_SERVICE).setMaxConnTotal(5 * MOST_PER_SERVICE))
                .withConnectionConfigCustomizer(Connections::checkedAfterAWhile)
                .withDefaultRequestConfigCustomizer(request -> request.setConnectionRequestTimeout(PATIENCE))
                .withHttpClientCustomizer(client -> client.disableAutomaticRetries()
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression());
    }

    private static void checkedAfterAWhile(ConnectionConfig.Builder connection) {
        connection.setValidateAfterInactivity(FRESH);
    }
}
