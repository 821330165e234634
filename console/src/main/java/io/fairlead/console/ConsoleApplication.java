package io.fairlead.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the console. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConsoleApplication {

    ConsoleApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(ConsoleApplication.class, args);
    }
}
