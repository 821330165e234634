package io.fairlead.console.page;

import io.fairlead.console.api.Place;
import io.fairlead.console.api.ScopeClient.Seen;
import io.fairlead.console.signin.SignedIn;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands around every page.
 *
 * @param section the first word of the path after the place: connectors, secrets …
 * @param places that the person may go to, as far as the grants name them
 */
public record Frame(String person, Place place, String section, List<Place> places) {

    private static final List<String> SECTIONS = List.of("connectors", "secrets", "delegates", "activity", "settings");

    /** @param seen what the services know of, besides what was granted */
    static Frame of(String path, SignedIn person, List<Seen> seen) {
        var place = Place.in(path).orElse(Place.ACCOUNT);
        var section = path.replaceFirst("^/orgs/[^/]+(/projects/[^/]+)?", "")
                .replaceFirst("^/(new-)?", "")
                .replaceFirst("/.*", "");
        var granted = person.grants().stream().map(Frame::granted);
        var places = Stream.of(place.way().stream(), granted, seen.stream().map(each -> Place.of(each.scope())))
                .flatMap(each -> each)
                .distinct()
                .toList();
        return new Frame(person.getName(), place, known(section), places);
    }

    /** Where somebody who goes to another place wants to be: in the same section. */
    public String in(Place other) {
        return other.at("/" + (section.isEmpty() ? "connectors" : section));
    }

    /** {@code new-secret} belongs to the secrets. */
    private static String known(String section) {
        return SECTIONS.stream()
                .filter(each -> each.equals(section) || each.equals(section + "s"))
                .findFirst()
                .orElse("");
    }

    private static Place granted(String grant) {
        var colon = grant.indexOf(':');
        if (colon < 0) {
            return Place.ACCOUNT;
        }
        var parts = grant.substring(colon + 1).split("/");
        return new Place(parts[0], parts.length > 1 ? parts[1] : null);
    }
}
