package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.AccountResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Knows who calls, from the verified token of the request. */
public class CallerResolver implements AccountResolver {

    /** Holds a token that is for people: for every service, with grants. */
    static final String PERSON = "AUDIENCE_PERSON";

    /** Holds a token that another service fetched for this one. */
    static final String SERVICE = "AUDIENCE_SERVICE";

    private static final String SCOPE = "SCOPE_";

    private final AccessProperties properties;
    private final String service;

    CallerResolver(AccessProperties properties, String service) {
        this.properties = properties;
        this.service = service;
    }

    @Override
    public String accountOf(HttpServletRequest request) {
        return grantsOf(request).account();
    }

    public Grants grantsOf(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication caller ? grantsOf(caller) : noGrants();
    }

    /** The name of a person, or of a client. */
    public String nameOf(HttpServletRequest request) {
        var caller = request.getUserPrincipal();
        return caller == null ? "" : caller.getName();
    }

    /** Whether another service calls, and no person. */
    public boolean isService(Authentication caller) {
        return caller.getAuthorities().contains(new SimpleGrantedAuthority(SERVICE));
    }

    Grants grantsOf(Authentication caller) {
        return caller.getPrincipal() instanceof Jwt token ? Grants.of(token, properties.claims()) : noGrants();
    }

    boolean hasScope(HttpServletRequest request, String scope) {
        return request.getUserPrincipal() instanceof Authentication caller
                && caller.getAuthorities().contains(new SimpleGrantedAuthority(SCOPE + scope));
    }

    JwtAuthenticationToken authenticate(Jwt token) {
        return new JwtAuthenticationToken(token, authorities(token));
    }

    private Collection<GrantedAuthority> authorities(Jwt token) {
        if (audienceOf(token).contains(properties.audience())) {
            return List.of(new SimpleGrantedAuthority(PERSON));
        }
        var scopes = token.getClaim("scope") instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(token.<Object>getClaim("scope")).split(" "));
        return Stream.concat(Stream.of(SERVICE), scopes.stream().map(scope -> SCOPE + scope))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    /** A person's token for all services, which must name an account; or another service's token for this one. */
    boolean isForUs(Jwt token) {
        var audience = audienceOf(token);
        if (!audience.contains(properties.audience())) {
            return audience.contains(service);
        }
        return token.getClaim(properties.claims().account()) instanceof String account
                && Scope.NAME.matcher(account).matches();
    }

    private static List<String> audienceOf(Jwt token) {
        return Objects.requireNonNullElse(token.getAudience(), List.of());
    }

    private static Grants noGrants() {
        return new Grants("", List.of());
    }
}
