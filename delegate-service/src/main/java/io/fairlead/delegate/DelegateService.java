package io.fairlead.delegate;

import io.fairlead.audit.AuditCommand;
import io.fairlead.events.deadletter.DeadLetterCommand;
import io.fairlead.runtime.migration.MigrateCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts delegate-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DelegateService {

    public static void main(String[] args) {
        MigrateCommand.runIfRequested(args);
        AuditCommand.runIfRequested(args);
        DeadLetterCommand.runIfRequested(args);
        SpringApplication.run(DelegateService.class, args);
    }
}
