package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/** What one caller may do: the only place where grants are evaluated. */
public record Grants(String account, List<Grant> grants) {

    public Grants {
        grants = List.copyOf(grants);
    }

    /** What another service says of a caller of its own, in the words of {@link #toTexts}. */
    public static Grants of(String account, List<String> texts) {
        return new Grants(
                account,
                texts.stream()
                        .map(text -> Grant.parse(text, account))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** What the claims say; a text that is no grant counts for nothing, for it may be another program's. */
    static Grants of(Jwt token, AccessProperties.Claims claims) {
        var account = Objects.requireNonNullElse(token.getClaimAsString(claims.account()), "");
        var texts = Objects.requireNonNullElse(token.getClaimAsStringList(claims.grants()), List.<String>of());
        return of(account, texts);
    }

    public List<String> toTexts() {
        return grants.stream().map(Grant::toText).toList();
    }

    /** The greatest role at a scope, its own or inherited from a wider one; empty when it is not the caller's to see. */
    public Optional<Role> roleIn(Scope scope) {
        return grants.stream()
                .filter(grant -> scope.isWithin(grant.scope()))
                .map(Grant::role)
                .max(Comparator.naturalOrder());
    }

    /** Whether all that the grant allows is allowed already, so that its holder may hand it on. */
    public boolean covers(Grant grant) {
        return roleIn(grant.scope()).filter(role -> role.includes(grant.role())).isPresent();
    }
}
