package io.fairlead.contracts.scope;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names something by the scope it lives in and its identifier there.
 *
 * @param scope where the resource lives
 * @param identifier what it is called there, 1 to 128 letters, digits, {@code _} and {@code $}
 */
public record ResourceReference(Scope scope, String identifier) {

    public static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][0-9a-zA-Z_$]{0,127}");

    public ResourceReference {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException("identifier must match " + IDENTIFIER);
        }
    }

    /**
     * Resolves {@code x} (the user's own scope), {@code org.x} and {@code account.x}; empty when the text is none of
     * these, or names an organisation where the user's scope has none.
     */
    public static Optional<ResourceReference> parse(String text, Scope user) {
        var dot = text.indexOf('.');
        var identifier = text.substring(dot + 1);
        if (!IDENTIFIER.matcher(identifier).matches()) {
            return Optional.empty();
        }
        var org = user.org();
        return switch (dot < 0 ? "" : text.substring(0, dot)) {
            case "" -> dot == 0 ? Optional.empty() : Optional.of(new ResourceReference(user, identifier));
            case "account" -> Optional.of(new ResourceReference(Scope.account(user.account()), identifier));
            case "org" ->
                org == null
                        ? Optional.empty()
                        : Optional.of(new ResourceReference(Scope.org(user.account(), org), identifier));
            default -> Optional.empty();
        };
    }

    /** How the user would write it: {@code x}, {@code org.x} or {@code account.x}. */
    public String toText(Scope user) {
        if (scope.equals(user)) {
            return identifier;
        }
        return (scope.org() == null ? "account." : "org.") + identifier;
    }
}
