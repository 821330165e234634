package io.fairlead.testing.login;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a wrong password is kept from costing more than one failed login.
 *
 * @param acceptedFor how long after an accepted login others with the same one need not wait for each other
 * @param patience how long a test waits for secret-service to say which login is its own
 * @param retention how long a refusal is remembered that no test was answered with
 */
@ConfigurationProperties("fairlead.test.login")
record LoginProperties(
        @DefaultValue("1m") @Allowed(min = "0s", max = "1h") Duration acceptedFor,

        @DefaultValue("10s") @Allowed(min = "0s", max = "10m")
        Duration patience,

        @DefaultValue("90d") @Allowed(min = "1h", max = "3650d")
        Duration retention) {}
