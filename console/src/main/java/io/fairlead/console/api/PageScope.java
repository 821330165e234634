package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The scope that a page shows: the account, an organisation or a project. The account itself is the token's. */
public record PageScope(@Nullable String org, @Nullable String project) {

    public static final PageScope ACCOUNT = new PageScope(null, null);

    public static final String IN_ORG = "/orgs/{org}";
    public static final String IN_PROJECT = IN_ORG + "/projects/{project}";

    /** What stands in front of a path in the account, in an organisation and in a project. */
    public static final List<String> PATTERNS = List.of("", IN_ORG, IN_PROJECT);

    public static PageScope of(Scope scope) {
        return new PageScope(scope.org(), scope.project());
    }

    /** Reads {@code /orgs/x/projects/y} at the beginning of a path; empty when x or y is no name of a scope. */
    public static Optional<PageScope> fromPath(String path) {
        var parts = path.split("/", -1);
        if (parts.length < 3 || !parts[1].equals("orgs")) {
            return Optional.of(ACCOUNT);
        }
        var org = name(parts[2]);
        if (parts.length < 5 || !parts[3].equals("projects")) {
            return org.map(name -> new PageScope(name, null));
        }
        return org.flatMap(name -> name(parts[4]).map(project -> new PageScope(name, project)));
    }

    /** In front of every path of the page and of the API; empty for the account. */
    public String pathPrefix() {
        return project != null ? "/orgs/" + org + "/projects/" + project : org != null ? "/orgs/" + org : "";
    }

    public String path(String path) {
        return pathPrefix() + path;
    }

    /** From the account down to this one. */
    public List<PageScope> ancestorsAndSelf() {
        var scopes = new ArrayList<>(List.of(ACCOUNT));
        if (org != null) {
            scopes.add(new PageScope(org, null));
        }
        if (project != null) {
            scopes.add(this);
        }
        return List.copyOf(scopes);
    }

    /** What people call the kind of place. */
    public String kind() {
        return project != null ? "Project" : org != null ? "Organisation" : "Account";
    }

    public String name() {
        return project != null ? project : org != null ? org : "Account";
    }

    /** In front of an identifier, as a narrower place writes it. */
    public String referencePrefix(PageScope narrower) {
        return equals(narrower) ? "" : org == null ? "account." : "org.";
    }

    /** Where a reference leads that is written here: {@code x}, {@code org.x} or {@code account.x}. */
    public PageScope resolve(String reference) {
        return reference.startsWith("account.")
                ? ACCOUNT
                : reference.startsWith("org.") ? new PageScope(org, null) : this;
    }

    private static Optional<String> name(String part) {
        return Optional.of(UriUtils.decode(part, StandardCharsets.UTF_8))
                .filter(name -> Scope.NAME.matcher(name).matches());
    }
}
