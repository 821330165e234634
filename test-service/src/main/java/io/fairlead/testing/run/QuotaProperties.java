package io.fairlead.testing.run;

import io.fairlead.runtime.settings.Allowed;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many tests may be asked for. Tests that an event asks for are never refused.
 *
 * @param maxWaiting how many tests of an organisation may wait when somebody asks for another one
 * @param maxOpenPerConnector how many tests of a connector may wait or run when somebody asks for another one
 */
@ConfigurationProperties("fairlead.test.quota")
record QuotaProperties(
        @DefaultValue("10000") @Allowed(min = "1", max = "1000000")
        int maxWaiting,

        @DefaultValue("10") @Allowed(min = "1", max = "1000")
        int maxOpenPerConnector) {}
