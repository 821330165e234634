package io.fairlead.console.wizard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A draft of a connector that somebody else has changed since: where the two differ, the person chooses one side.
 *
 * @param version of the connector as it is now
 */
public record DraftConflict(long version, List<ConflictingField> fields) {

    /** @param key of the field in the form */
    public record ConflictingField(String key, String title, String theirs, String mine) {}

    private enum Field {
        NAME("Name", draft -> draft.overview().name(), (into, from) -> into.with(overview(into, from, 0))),
        DESCRIPTION(
                "Description",
                draft -> draft.overview().description(),
                (into, from) -> into.with(overview(into, from, 1))),
        TAGS("Tags", draft -> draft.overview().tags(), (into, from) -> into.with(overview(into, from, 2))),
        REGISTRY("Registry", DraftConflict::registry, (into, from) -> into.with(from.registry())),
        CREDENTIALS("Credentials", DraftConflict::credentials, (into, from) -> into.with(from.login())),
        DELEGATES("Delegates", DraftConflict::delegates, (into, from) -> into.with(from.delegates()));

        private final String title;
        private final Function<WizardDraft, String> text;
        private final BiFunction<WizardDraft, WizardDraft, WizardDraft> copy;

        Field(
                String title,
                Function<WizardDraft, String> text,
                BiFunction<WizardDraft, WizardDraft, WizardDraft> copy) {
            this.title = title;
            this.text = text;
            this.copy = copy;
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static WizardDraft.Overview overview(WizardDraft into, WizardDraft from, int field) {
            var mine = into.overview();
            var theirs = from.overview();
            return new WizardDraft.Overview(
                    field == 0 ? theirs.name() : mine.name(),
                    mine.identifier(),
                    field == 1 ? theirs.description() : mine.description(),
                    field == 2 ? theirs.tags() : mine.tags());
        }
    }

    static DraftConflict of(WizardDraft mine, WizardDraft theirs) {
        var fields = Arrays.stream(Field.values())
                .filter(field -> !field.text.apply(mine).equals(field.text.apply(theirs)))
                .map(field -> new ConflictingField(
                        field.key(), field.title, field.text.apply(theirs), field.text.apply(mine)))
                .toList();
        return new DraftConflict(theirs.requireSavedVersion(), fields);
    }

    /** @param keys of the fields that are taken from the connector as it is now */
    static WizardDraft resolve(WizardDraft mine, WizardDraft theirs, Set<String> keys) {
        var resolved = mine;
        for (var field : Field.values()) {
            if (keys.contains(field.key())) {
                resolved = field.copy.apply(resolved, theirs);
            }
        }
        return resolved.basedOn(theirs.requireSavedVersion());
    }

    private static String registry(WizardDraft draft) {
        var registry = draft.registry();
        return lines(
                registry.url(),
                registry.provider(),
                registry.repository(),
                registry.tokenHosts(),
                registry.certificates());
    }

    private static String credentials(WizardDraft draft) {
        var login = draft.login();
        return login.anonymous() ? "anonymous" : lines(login.username(), login.usernameRef(), login.passwordRef());
    }

    private static String delegates(WizardDraft draft) {
        return draft.delegates().any()
                ? "any available delegate"
                : String.join(", ", draft.delegates().selectors());
    }

    private static String lines(String... parts) {
        return String.join(
                "\n", Arrays.stream(parts).filter(part -> !part.isEmpty()).toList());
    }
}
