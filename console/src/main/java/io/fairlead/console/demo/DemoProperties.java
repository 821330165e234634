package io.fairlead.console.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A registry to try things with.
 *
 * @param registry its URL; empty where there is none
 * @param repository that it holds
 * @param username that it accepts
 * @param password that it accepts
 */
@ConfigurationProperties("fairlead.console.demo")
record DemoProperties(
        @DefaultValue("") String registry,
        @DefaultValue("") String repository,
        @DefaultValue("") String username,
        @DefaultValue("") String password) {

    boolean offered() {
        return !registry.isEmpty();
    }

    @Override
    public String toString() {
        return "DemoProperties[registry=%s]".formatted(registry);
    }
}
