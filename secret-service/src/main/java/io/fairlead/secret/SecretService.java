package io.fairlead.secret;

import io.fairlead.audit.AuditCommand;
import io.fairlead.events.deadletter.DeadLetterCommand;
import io.fairlead.runtime.migration.MigrateCommand;
import io.fairlead.secret.command.KeysCommand;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the program, or does what an operator tells it to. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SecretService {

    static void main(String[] args) {
        if (args.length > 0 && args[0].equals(KeysCommand.NAME)) {
            var words = List.of(args).subList(1, args.length);
            System.exit(new KeysCommand(System.out, System.err).run(words));
        }
        MigrateCommand.runIfRequested(args);
        AuditCommand.runIfRequested(args);
        DeadLetterCommand.runIfRequested(args);
        SpringApplication.run(SecretService.class, args);
    }
}
