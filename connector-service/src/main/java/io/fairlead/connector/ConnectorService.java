package io.fairlead.connector;

import io.fairlead.audit.AuditCommand;
import io.fairlead.events.deadletter.DeadLetterCommand;
import io.fairlead.runtime.migration.MigrateCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConnectorService {

    static void main(String[] args) {
        MigrateCommand.runIfRequested(args);
        AuditCommand.runIfRequested(args);
        DeadLetterCommand.runIfRequested(args);
        SpringApplication.run(ConnectorService.class, args);
    }
}
