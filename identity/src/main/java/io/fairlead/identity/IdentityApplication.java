package io.fairlead.identity;

import io.fairlead.audit.AuditCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts identity. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityApplication {

    IdentityApplication() {}

    public static void main(String[] args) {
        AuditCommand.runIfRequested(args);
        SpringApplication.run(IdentityApplication.class, args);
    }
}
