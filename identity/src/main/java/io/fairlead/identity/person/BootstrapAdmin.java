package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the first admin when nobody may log in yet, and leaves the password in a file for its owner alone. */
@Component
class BootstrapAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(BootstrapAdmin.class);
    private static final String NAME = "admin";

    private final People people;
    private final RegisterPerson registration;
    private final PersonProperties properties;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    BootstrapAdmin(
            People people,
            RegisterPerson registration,
            PersonProperties properties,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.people = people;
        this.registration = registration;
        this.properties = properties;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (people.count() > 0) {
            return;
        }
        try {
            transaction.executeWithoutResult(_ -> create());
        } catch (NameTaken _) {
            // Another instance was faster; what this one began is rolled back.
        }
    }

    /** In one transaction: an admin whose password could not be left anywhere must not exist. */
    private void create() {
        var password = RandomPassword.create();
        var everything = new Grant(Role.ADMIN, Scope.account(properties.account()));
        var admin = registration.register(properties.account(), NAME, password, List.of(everything));
        events.publishEvent(new BootstrapAdminCreated(admin, properties.home()));
        PrivateFile.write(properties.home().resolve("admin-password"), password);
        log.info(
                "first start: sign in as {}; the password is in {}, for its owner alone",
                NAME,
                properties.home().resolve("admin-password").toAbsolutePath());
    }
}
