package io.fairlead.identity.exchange;

import io.fairlead.access.AccessProperties;
import io.fairlead.access.Grant;
import io.fairlead.identity.apitoken.TokenHolder;
import io.fairlead.identity.client.PersonClaims;
import io.fairlead.identity.person.Person;
import io.fairlead.identity.person.PersonDirectory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Signs what a person may do, and says the same in the tokens that the console gets. */
@Component
class PersonTokens implements PersonClaims {

    private final JwtEncoder encoder;
    private final AccessProperties access;
    private final PersonDirectory people;
    private final Clock clock;

    PersonTokens(JwtEncoder encoder, AccessProperties access, PersonDirectory people, Clock clock) {
        this.encoder = encoder;
        this.access = access;
        this.people = people;
        this.clock = clock;
    }

    Jwt sign(Person person) {
        var now = clock.instant();
        return sign(person, JwtClaimsSet.builder().issuedAt(now).expiresAt(now.plus(LIFETIME)));
    }

    /** For no longer than the API token lives, and with its id, so that what is made with it ends with it. */
    Jwt sign(TokenHolder holder) {
        var now = clock.instant();
        var end = now.plus(LIFETIME);
        return sign(
                holder.person(),
                JwtClaimsSet.builder()
                        .issuedAt(now)
                        .expiresAt(holder.expiresAt().isBefore(end) ? holder.expiresAt() : end)
                        .claim(TokenHolder.CLAIM, holder.token().toString()));
    }

    private Jwt sign(Person person, JwtClaimsSet.Builder claims) {
        claims.issuer(access.issuer()).subject(person.name());
        describe(person, claims);
        var header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build()));
    }

    @Override
    public void describe(String name, JwtClaimsSet.Builder claims) {
        var person = people.findByName(name)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        describe(person, claims);
    }

    private void describe(Person person, JwtClaimsSet.Builder claims) {
        var grants = person.grants().grants().stream().map(Grant::toText);
        // Claims are stored with their Java types, of which Spring Security lets only well-known ones come back.
        claims.audience(new ArrayList<>(List.of(access.audience())))
                .claim(access.claims().account(), person.account())
                .claim(access.claims().grants(), grants.collect(Collectors.toCollection(ArrayList::new)));
    }
}
