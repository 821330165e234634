package io.fairlead.console.page;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.ScopeClient.VisibleScope;
import io.fairlead.console.signin.SignedInUser;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands around every page.
 *
 * @param section the first word of the path after the place: connectors, secrets …
 * @param scopes that the person may go to, as far as the grants name them
 */
public record PageFrame(String person, PageScope pageScope, String section, List<PageScope> scopes) {

    private static final List<String> SECTIONS =
            List.of("overview", "connectors", "secrets", "delegates", "activity", "settings");

    /** @param seen what the services know of, besides what was granted */
    static PageFrame of(String path, SignedInUser person, List<VisibleScope> seen) {
        var scope = PageScope.fromPath(path).orElse(PageScope.ACCOUNT);
        var section = path.replaceFirst("^/orgs/[^/]+(/projects/[^/]+)?", "")
                .replaceFirst("^/(new-)?", "")
                .replaceFirst("/.*", "");
        var held = Stream.concat(
                        person.grants().stream().map(PageFrame::parseGrant),
                        seen.stream().map(each -> PageScope.of(each.scope())))
                .distinct()
                .toList();
        var scopes = Stream.concat(
                        scope.ancestorsAndSelf().stream()
                                .filter(each -> held.isEmpty()
                                        || each.ancestorsAndSelf().stream().anyMatch(held::contains)),
                        held.stream())
                .distinct()
                .toList();
        return new PageFrame(person.getName(), scope, knownSection(section), scopes);
    }

    /** Where the name of the page leads: the connectors here, or where the person has a role. */
    public String home() {
        return scopes.contains(pageScope) ? pageScope.path("/connectors") : "/";
    }

    /** Where somebody who goes to another place wants to be: in the same section. */
    public String linkTo(PageScope other) {
        return other.path("/" + (section.isEmpty() ? "connectors" : section));
    }

    /** {@code new-secret} belongs to the secrets. */
    private static String knownSection(String section) {
        return SECTIONS.stream()
                .filter(each -> each.equals(section) || each.equals(section + "s"))
                .findFirst()
                .orElse("");
    }

    private static PageScope parseGrant(String grant) {
        var colon = grant.indexOf(':');
        if (colon < 0) {
            return PageScope.ACCOUNT;
        }
        var parts = grant.substring(colon + 1).split("/");
        return new PageScope(parts[0], parts.length > 1 ? parts[1] : null);
    }
}
