package io.fairlead.console.signin;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person behind the present request. */
public final class SignedInUser extends AbstractAuthenticationToken {

    private final transient Session session;

    SignedInUser(Session session) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.session = session;
        setAuthenticated(true);
    }

    /** Of the request that this thread works for. */
    public static SignedInUser current() {
        return (SignedInUser)
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication(), "nobody is signed in");
    }

    public String token() {
        return session.accessToken();
    }

    /** What the provider granted, {@code role}, {@code role:org} or {@code role:org/project}; only to be shown. */
    public List<String> grants() {
        try {
            var grants =
                    JWTParser.parse(session.accessToken()).getJWTClaimsSet().getStringListClaim("grants");
            return Objects.requireNonNullElse(grants, List.of());
        } catch (ParseException _) {
            return List.of();
        }
    }

    Session session() {
        return session;
    }

    @Override
    public String getName() {
        return session.name();
    }

    @Override
    public Object getPrincipal() {
        return session.name();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
