package io.fairlead.limits;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often who may ask; each limit is {@code per-minute} and {@code burst}.
 *
 * @param caller the holder of a token, at all endpoints of a service together; 6,000 a minute
 * @param login wrong passwords for one name from one address, 10 a minute: the pair, so that nobody locks out somebody elsewhere
 * @param address wrong passwords from one address, whatever the names; 60 a minute
 * @param name wrong passwords for one name from wherever it never came in, 120 a minute; beyond them one at a time is checked
 * @param refused wrong API tokens and client secrets from one address, 240 a minute; right ones pass beyond them, too
 * @param token what one API token, client or person gets with a right credential; 240 a minute
 * @param trial requests of one caller to handlers with {@link Limit#REGISTRY_LOGIN}; 30 a minute
 * @param enrolment wrong enrolment tokens from one address, 300 a minute; right ones pass beyond them, too
 * @param batchSize tokens of a caller's bucket that an instance takes at once
 * @param purgeInterval how often buckets that are full again are deleted
 * @param trustForwardedFor whether {@code X-Forwarded-For} tells the address; only behind a proxy that sets it
 */
@ConfigurationProperties("fairlead.limits")
record LimitProperties(
        @NestedConfigurationProperty RateLimit caller,
        @NestedConfigurationProperty RateLimit login,
        @NestedConfigurationProperty RateLimit address,
        @NestedConfigurationProperty RateLimit name,
        @NestedConfigurationProperty RateLimit refused,
        @NestedConfigurationProperty RateLimit token,
        @NestedConfigurationProperty RateLimit trial,
        @NestedConfigurationProperty RateLimit enrolment,

        @DefaultValue("50") @Allowed(min = "1", max = "1000")
        int batchSize,

        @DefaultValue("1m") @Allowed(min = "1s", max = "7d") Duration purgeInterval,
        @DefaultValue("false") boolean trustForwardedFor) {

    LimitProperties {
        caller = or(caller, 6_000);
        login = or(login, 10);
        address = or(address, 60);
        name = or(name, 120);
        refused = or(refused, 240);
        token = or(token, 240);
        trial = or(trial, 30);
        enrolment = or(enrolment, 300);
    }

    private static RateLimit or(@Nullable RateLimit set, long perMinute) {
        return Objects.requireNonNullElse(set, new RateLimit(perMinute, perMinute));
    }
}
