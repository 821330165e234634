package io.fairlead.console.wizard;

import io.fairlead.console.api.Connector;
import io.fairlead.console.api.PageScope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has entered so far. Never holds the value of a secret.
 *
 * @param key made once, so that a connector that is stored twice is stored once
 * @param person whose draft it is
 * @param savedVersion of the connector that is being edited; absent for a new one
 * @param testId of the test of the draft as it is; absent since the last change
 */
public record WizardDraft(
        UUID key,
        String person,
        PageScope place,
        Overview overview,
        Registry registry,
        Login login,
        Delegates delegates,
        @Nullable Long savedVersion,
        @Nullable UUID testId) {

    /** @param tags as typed: {@code env: prod, team: core} */
    public record Overview(String name, String identifier, String description, String tags) {}

    /**
     * @param preset what the person chose to begin with; empty where nothing
     * @param tokenHosts as typed, with commas
     */
    public record Registry(
            String url, String provider, String preset, String repository, String tokenHosts, String certificates) {

        static final Registry NONE = new Registry("", "Other", "", "", "", "");

        Registry withPreset(RegistryPreset chosen, String url) {
            return new Registry(url, chosen.provider(), chosen.id(), repository, tokenHosts, certificates);
        }

        Registry withUrl(String other, String repositoryFromIt) {
            var named = repositoryFromIt.isEmpty() ? repository : repositoryFromIt;
            return new Registry(other, provider, preset, named, tokenHosts, certificates);
        }

        Registry withProvider(String other) {
            return new Registry(url, other, preset, repository, tokenHosts, certificates);
        }

        List<String> trustedTokenHosts() {
            return splitList(tokenHosts);
        }

        /** Whether there is something that most people never fill in. */
        public boolean more() {
            return Stream.of(repository, tokenHosts, certificates).anyMatch(text -> !text.isEmpty());
        }
    }

    /** @param passwordRef refers to the secret; empty until one is chosen, as {@code usernameRef} mostly is for good */
    public record Login(boolean anonymous, String username, String usernameRef, String passwordRef) {

        static final Login NONE = new Login(false, "", "", "");

        Login withUsername(String other) {
            return new Login(anonymous, other, "", passwordRef);
        }

        Login withUsernameRef(String reference) {
            return new Login(anonymous, "", reference, passwordRef);
        }

        Login withPassword(String reference) {
            return new Login(anonymous, username, usernameRef, reference);
        }

        /** A name that another provider takes is not this one's. */
        Login withPreset(RegistryPreset preset) {
            var fill = preset.username().fill();
            var name = fill != null ? fill : RegistryPresets.isPresetUsername(username) ? "" : username;
            return new Login(false, name, fill != null ? "" : usernameRef, passwordRef);
        }
    }

    /** @param tags as typed, with commas */
    public record Delegates(boolean any, String tags) {

        public List<String> selectors() {
            return any ? List.of() : splitList(tags);
        }

        Delegates with(String tag) {
            var all = Stream.concat(splitList(any ? "" : tags).stream(), Stream.of(tag))
                    .distinct();
            return new Delegates(false, all.collect(Collectors.joining(", ")));
        }
    }

    static WizardDraft start(String person, PageScope scope) {
        return new WizardDraft(
                UUID.randomUUID(),
                person,
                scope,
                new Overview("", "", "", ""),
                Registry.NONE,
                Login.NONE,
                new Delegates(true, ""),
                null,
                null);
    }

    static WizardDraft of(Connector connector, String person, PageScope scope) {
        var spec = connector.spec();
        var login = spec.auth().spec();
        return new WizardDraft(
                UUID.randomUUID(),
                person,
                scope,
                new Overview(
                        connector.name(),
                        connector.identifier(),
                        connector.description(),
                        ConnectorTags.format(connector.tags())),
                new Registry(
                        spec.dockerRegistryUrl(),
                        spec.providerType(),
                        "",
                        Objects.requireNonNullElse(spec.repository(), ""),
                        String.join(", ", spec.trustedTokenHosts()),
                        spec.caCertificates()),
                login == null
                        ? new Login(true, "", "", "")
                        : new Login(
                                false,
                                Objects.requireNonNullElse(login.username(), ""),
                                Objects.requireNonNullElse(login.usernameRef(), ""),
                                Objects.requireNonNullElse(login.passwordRef(), "")),
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

    /** The address of a step, which names the draft: two tabs with two drafts never meet. */
    public String path(WizardStep step) {
        return path(step.name().toLowerCase(Locale.ROOT));
    }

    public String path(String page) {
        return address(place, key) + "/" + page;
    }

    static String address(PageScope scope, UUID key) {
        return scope.path("/new-connector/" + key);
    }

    String etag() {
        return "\"" + savedVersion + "\"";
    }

    long requireSavedVersion() {
        return Objects.requireNonNull(savedVersion, "a new connector has no version");
    }

    /** The same changes, made to a later version. */
    WizardDraft basedOn(long version) {
        return new WizardDraft(key, person, place, overview, registry, login, delegates, version, testId);
    }

    /** What people call it changes nothing that a test depends on. */
    WizardDraft with(Overview changed) {
        return new WizardDraft(key, person, place, changed, registry, login, delegates, savedVersion, testId);
    }

    WizardDraft with(Registry changed) {
        return new WizardDraft(
                key,
                person,
                place,
                overview,
                changed,
                login,
                delegates,
                savedVersion,
                testIdIf(changed.equals(registry)));
    }

    WizardDraft with(Login changed) {
        return new WizardDraft(
                key,
                person,
                place,
                overview,
                registry,
                changed,
                delegates,
                savedVersion,
                testIdIf(changed.equals(login)));
    }

    WizardDraft with(Delegates changed) {
        return new WizardDraft(
                key,
                person,
                place,
                overview,
                registry,
                login,
                changed,
                savedVersion,
                testIdIf(changed.selectors().equals(delegates.selectors())));
    }

    WizardDraft testedBy(@Nullable UUID test) {
        return new WizardDraft(key, person, place, overview, registry, login, delegates, savedVersion, test);
    }

    private @Nullable UUID testIdIf(boolean same) {
        return same ? testId : null;
    }

    Map<String, String> tags() {
        return ConnectorTags.parse(overview.tags());
    }

    private static List<String> splitList(String text) {
        return Arrays.stream(text.split("[,\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
