package io.fairlead.identity.client;

import java.time.Duration;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/** Says in a token who somebody is and what they may do. */
@FunctionalInterface
public interface PersonClaims {

    /** As short a time as a revocation may take to be felt. */
    Duration LIFETIME = Duration.ofMinutes(1);

    /** Fails when there is nobody of that name any more. */
    void describe(String name, JwtClaimsSet.Builder claims);
}
