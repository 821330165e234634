package io.fairlead.local.singlejvm;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Gives a Spring application in a shared JVM the variables that are its own, before its files are read. */
public final class ProgramEnvironment implements EnvironmentPostProcessor, Ordered {

    // the name's end makes Spring Boot read FAIRLEAD_DB_URL as fairlead.db.url
    private static final String NAME = "program-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (Thread.currentThread().getContextClassLoader() instanceof ProgramClassLoader program) {
            environment
                    .getPropertySources()
                    .addBefore(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new SystemEnvironmentPropertySource(NAME, Map.copyOf(program.environment())));
        }
    }
}
