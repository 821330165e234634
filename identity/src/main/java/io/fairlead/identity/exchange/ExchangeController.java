package io.fairlead.identity.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.audit.Audited;
import io.fairlead.identity.apitoken.ApiTokenHolders;
import io.fairlead.identity.person.VerifyPassword;
import io.fairlead.limits.Limit;
import io.fairlead.limits.Limited;
import io.fairlead.limits.PresentedCredential;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a JWT for a password or an API token. */
@RestController
class ExchangeController {

    private static final String BEARER = "Bearer ";

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();
    private final VerifyPassword verifyPassword;
    private final ApiTokenHolders tokenHolders;
    private final PersonTokens personTokens;

    ExchangeController(VerifyPassword verifyPassword, ApiTokenHolders tokenHolders, PersonTokens personTokens) {
        this.verifyPassword = verifyPassword;
        this.tokenHolders = tokenHolders;
        this.personTokens = personTokens;
    }

    /**
     * As a token endpoint answers (RFC 6749 section 5.1).
     *
     * @param value a JWT for the services
     * @param type always {@code Bearer}
     * @param expiresIn lifetime in seconds
     */
    record AccessToken(
            @JsonProperty("access_token") String value,
            @JsonProperty("token_type") String type,
            @JsonProperty("expires_in") long expiresIn) {

        static AccessToken of(Jwt jwt) {
            var lifetime = Duration.between(Objects.requireNonNull(jwt.getIssuedAt()), jwt.getExpiresAt());
            return new AccessToken(jwt.getTokenValue(), "Bearer", lifetime.toSeconds());
        }

        @Override
        public String toString() {
            return "AccessToken[expiresIn=%d]".formatted(expiresIn);
        }
    }

    /**
     * Exchanges a password or an API token for an access token.
     *
     * <p>{@code Authorization} has either {@code Basic} with name and password (RFC 7617), or {@code Bearer} with an
     * API token.
     *
     * @return the access token, as a token endpoint answers (RFC 6749 section 5.1)
     */
    @Audited("access-token.issued")
    @Limited(Limit.CREDENTIAL_EXCHANGE)
    @PostMapping("/exchange")
    ResponseEntity<AccessToken> exchangeCredential(HttpServletRequest request) {
        var jwt = isBearer(request) ? exchangeToken(request) : exchangePassword(request);
        var token = jwt.map(AccessToken::of).orElseThrow(() -> {
            PresentedCredential.of(request).refuse();
            return new CredentialRefused();
        });
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(token);
    }

    private static boolean isBearer(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER);
    }

    private Optional<Jwt> exchangeToken(HttpServletRequest request) {
        var text = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(BEARER.length())
                .strip();
        var holder = tokenHolders.find(text);
        holder.ifPresent(
                known -> PresentedCredential.of(request).accept(known.token().toString()));
        return holder.map(personTokens::sign);
    }

    private Optional<Jwt> exchangePassword(HttpServletRequest request) {
        try {
            var login = basic.convert(request);
            if (login == null) {
                return Optional.empty();
            }
            var person = verifyPassword.verify(login.getName(), String.valueOf(login.getCredentials()));
            person.ifPresent(known -> PresentedCredential.of(request).accept(known.name()));
            return person.map(personTokens::sign);
        } catch (AuthenticationException _) {
            return Optional.empty();
        }
    }
}
