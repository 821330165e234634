package io.fairlead.runtime.web;

import java.util.List;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;

/**
 * Guards the port of the operators' endpoints, which is a web server in a context of its own: what customizes the program's
 * server is not asked there. None of its endpoints reads a long body.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementServerConfiguration {

    @Bean
    GuardWebServer guardManagementServer(BodyBudgets budgets, WebServerProperties settings) {
        return new GuardWebServer(
                new BodyLimits(List.of(new BodyLimit("/**", BodyLimit.SMALL_BYTES))), budgets, settings);
    }
}
