package io.fairlead.testing.login;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets logins that nobody has had for long. */
@Component
class PurgeLogins {

    private static final int BATCH_SIZE = 1000;

    private final RegistryLogins logins;
    private final LoginProperties properties;

    PurgeLogins(RegistryLogins logins, LoginProperties properties) {
        this.logins = logins;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "#{@runProperties.purgeInterval()}")
    void purge() {
        while (logins.purge(properties.retention(), BATCH_SIZE) == BATCH_SIZE) {
            // the next portion, each in its own transaction
        }
    }
}
