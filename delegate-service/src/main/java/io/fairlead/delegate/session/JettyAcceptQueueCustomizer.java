package io.fairlead.delegate.session;

import java.util.Arrays;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets thousands of delegates come back at once: Jetty's own accept queue would turn most of them away. */
@Component
class JettyAcceptQueueCustomizer implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    private static final int ACCEPT_QUEUE = 4096;

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> Arrays.stream(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .forEach(connector -> ((ServerConnector) connector).setAcceptQueueSize(ACCEPT_QUEUE)));
    }
}
