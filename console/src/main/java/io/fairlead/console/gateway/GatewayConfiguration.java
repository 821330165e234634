package io.fairlead.console.gateway;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the front door before the pages, inside of what the server does for both, such as compression. */
@Configuration
class GatewayConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> frontDoor(GatewayHandler gateway) {
        return factory -> factory.addServerCustomizers(server -> {
            Handler.Singleton outer = server;
            while (outer.getHandler() instanceof Handler.Singleton inner && !(inner instanceof ContextHandler)) {
                outer = inner;
            }
            outer.setHandler(new Handler.Sequence(gateway, outer.getHandler()));
        });
    }
}
