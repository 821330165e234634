package io.fairlead.contracts.scope;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something lives: an account, one of its organisations, or a project in one of those.
 *
 * @param account 1 to 128 characters of {@link #NAME}
 * @param org absent at account scope
 * @param project absent at account and organisation scope
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scope(
        String account, @Nullable String org, @Nullable String project) {

    public static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_][0-9a-zA-Z_$-]{0,127}");

    public Scope {
        check("account", account);
        if (org != null) {
            check("org", org);
        }
        if (project != null) {
            Objects.requireNonNull(org, "a project lies in an organisation");
            check("project", project);
        }
    }

    public static Scope account(String account) {
        return new Scope(account, null, null);
    }

    public static Scope org(String account, String org) {
        return new Scope(account, org, null);
    }

    public static Scope project(String account, String org, String project) {
        return new Scope(account, org, project);
    }

    /** Reads what {@link #toText()} wrote. */
    public static Scope parse(String path) {
        var parts = path.split("/", -1);
        return switch (parts.length) {
            case 1 -> account(parts[0]);
            case 2 -> org(parts[0], parts[1]);
            case 3 -> project(parts[0], parts[1], parts[2]);
            default -> throw new IllegalArgumentException("not a scope: " + path);
        };
    }

    /** Whether this scope is the other one or lies inside it: what lives in the other may then be used here. */
    public boolean isWithin(Scope other) {
        return account.equals(other.account)
                && (other.org == null || other.org.equals(org))
                && (other.project == null || other.project.equals(project));
    }

    /** This scope and those around it, the narrowest first: what lives in any of them may be used here. */
    public List<Scope> selfAndAncestors() {
        if (org == null) {
            return List.of(this);
        }
        return project == null ? List.of(this, account(account)) : List.of(this, org(account, org), account(account));
    }

    /** {@code account}, {@code account/org} or {@code account/org/project}. */
    public String toText() {
        return project != null ? account + "/" + org + "/" + project : org != null ? account + "/" + org : account;
    }

    @Override
    public String toString() {
        return toText();
    }

    private static void check(String part, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("%s must match %s".formatted(part, NAME));
        }
    }
}
