package io.fairlead.secret;

import io.fairlead.audit.AuditCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SecretService {

    static void main(String[] args) {
        AuditCommand.runIfAsked(args);
        SpringApplication.run(SecretService.class, args);
    }
}
