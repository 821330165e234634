package io.fairlead.identity;

import io.fairlead.audit.AuditCommand;
import io.fairlead.identity.command.AdminCommand;
import io.fairlead.runtime.migration.MigrateCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts identity. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityApplication {

    IdentityApplication() {}

    public static void main(String[] args) {
        AdminCommand.runIfRequested(args);
        MigrateCommand.runIfRequested(args);
        AuditCommand.runIfRequested(args);
        SpringApplication.run(IdentityApplication.class, args);
    }
}
