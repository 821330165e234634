package io.fairlead.console.wizard;

import io.fairlead.console.api.Connector;
import io.fairlead.console.api.Place;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has entered so far. Never holds the value of a secret.
 *
 * @param key made once, so that a connector that is stored twice is stored once
 * @param person whose draft it is
 * @param savedVersion of the connector that is being edited; absent for a new one
 * @param testId of the test of the draft as it is; absent since the last change
 */
public record Draft(
        UUID key,
        String person,
        Place place,
        Overview overview,
        Registry registry,
        Delegates delegates,
        @Nullable Long savedVersion,
        @Nullable UUID testId) {

    /** @param tags as typed: {@code env: prod, team: core} */
    public record Overview(String name, String identifier, String description, String tags) {}

    /** @param passwordRef refers to the secret; empty until one is chosen */
    public record Registry(
            String url, String provider, boolean anonymous, String username, String passwordRef, String repository) {

        Registry withUrl(String other, String repositoryFromIt) {
            var named = repositoryFromIt.isEmpty() ? repository : repositoryFromIt;
            return new Registry(other, provider, anonymous, username, passwordRef, named);
        }

        Registry withUsername(String other) {
            return new Registry(url, provider, anonymous, other, passwordRef, repository);
        }

        Registry withPassword(String reference) {
            return new Registry(url, provider, anonymous, username, reference, repository);
        }
    }

    /** @param tags as typed, with commas */
    public record Delegates(boolean any, String tags) {

        List<String> selectors() {
            return any ? List.of() : parts(tags);
        }
    }

    static Draft begun(String person, Place place) {
        return new Draft(
                UUID.randomUUID(),
                person,
                place,
                new Overview("", "", "", ""),
                new Registry("", "Other", false, "", "", ""),
                new Delegates(true, ""),
                null,
                null);
    }

    static Draft of(Connector connector, String person, Place place) {
        var spec = connector.spec();
        var login = spec.auth().spec();
        return new Draft(
                UUID.randomUUID(),
                person,
                place,
                new Overview(
                        connector.name(),
                        connector.identifier(),
                        connector.description(),
                        connector.tags().entrySet().stream()
                                .map(tag -> tag.getKey() + ": " + tag.getValue())
                                .collect(Collectors.joining(", "))),
                new Registry(
                        spec.dockerRegistryUrl(),
                        spec.providerType(),
                        login == null,
                        login == null ? "" : Objects.requireNonNullElse(login.username(), ""),
                        login == null ? "" : Objects.requireNonNullElse(login.passwordRef(), ""),
                        Objects.requireNonNullElse(spec.repository(), "")),
                new Delegates(spec.delegateSelectors().isEmpty(), String.join(", ", spec.delegateSelectors())),
                connector.version(),
                null);
    }

    public String title() {
        return saved() ? overview.name() : "New connector";
    }

    public boolean saved() {
        return savedVersion != null;
    }

    String etag() {
        return "\"" + savedVersion + "\"";
    }

    Draft with(Overview changed) {
        return new Draft(key, person, place, changed, registry, delegates, savedVersion, null);
    }

    Draft with(Registry changed) {
        return new Draft(key, person, place, overview, changed, delegates, savedVersion, null);
    }

    Draft with(Delegates changed) {
        return new Draft(key, person, place, overview, registry, changed, savedVersion, null);
    }

    Draft testedBy(UUID test) {
        return new Draft(key, person, place, overview, registry, delegates, savedVersion, test);
    }

    Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : parts(overview.tags())) {
            var colon = tag.indexOf(':');
            tags.put(
                    (colon < 0 ? tag : tag.substring(0, colon)).strip(),
                    colon < 0 ? "" : tag.substring(colon + 1).strip());
        }
        return tags;
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
