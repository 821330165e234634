package io.fairlead.secret.rewrap;

import io.fairlead.secret.masterkey.KeyRing;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Takes an instance out of service that lacks a master key, so that another one answers. */
@Component("masterKeys")
class MasterKeysHealthIndicator implements HealthIndicator {

    private final KeyRing masterKeys;

    MasterKeysHealthIndicator(KeyRing masterKeys) {
        this.masterKeys = masterKeys;
    }

    @Override
    public Health health() {
        var missing = masterKeys.missing();
        return missing.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("missing", missing).build();
    }
}
