package io.fairlead.identity.exchange;

import io.fairlead.access.AccessProperties;
import io.fairlead.access.Grant;
import io.fairlead.identity.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Signs what a person may do, for as short a time as a revocation may take to be felt. */
@Component
class PersonTokens {

    static final Duration LIFE = Duration.ofMinutes(1);

    private final JwtEncoder encoder;
    private final AccessProperties access;
    private final Clock clock;

    PersonTokens(JwtEncoder encoder, AccessProperties access, Clock clock) {
        this.encoder = encoder;
        this.access = access;
        this.clock = clock;
    }

    String sign(Person person) {
        var now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(access.issuer())
                .subject(person.name())
                .audience(List.of(access.audience()))
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim(access.claims().account(), person.grants().account())
                .claim(
                        access.claims().grants(),
                        person.grants().grants().stream().map(Grant::text).toList())
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
