package io.fairlead.console.gateway;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the front door before the pages, inside of what the server does for both, such as compression. */
@Configuration
class GatewayConfiguration {

    /** As many may come back at once when a console has started again. */
    private static final int ACCEPT_QUEUE = 4096;

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> frontDoor(GatewayHandler gateway) {
        return factory -> factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector listening) {
                    listening.setAcceptQueueSize(ACCEPT_QUEUE);
                }
            }
            Handler.Singleton outer = server;
            while (outer.getHandler() instanceof Handler.Singleton inner && !(inner instanceof ContextHandler)) {
                outer = inner;
            }
            outer.setHandler(new Handler.Sequence(gateway, outer.getHandler()));
        });
    }
}
