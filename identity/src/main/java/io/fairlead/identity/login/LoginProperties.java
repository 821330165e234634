package io.fairlead.identity.login;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long it is remembered who logged in from where.
 *
 * @param readInterval how often logins at other instances are read
 * @param purgeInterval how often logins of 90 days ago are forgotten
 */
@ConfigurationProperties("fairlead.identity.login")
record LoginProperties(
        @DefaultValue("30s") @Allowed(min = "1s", max = "10m")
        Duration readInterval,

        @DefaultValue("1d") @Allowed(min = "1s", max = "7d") Duration purgeInterval) {}
