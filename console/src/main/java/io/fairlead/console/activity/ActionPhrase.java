package io.fairlead.console.activity;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How people say an action, around the name of the thing that it concerned.
 *
 * @param done in the past
 * @param attempted what was refused or failed
 * @param after behind the thing
 */
record ActionPhrase(String done, String attempted, String after) {

    /** What a service calls a request that it does not know, or did not come to know. */
    private static final String REQUESTED = ".requested";

    private static final Map<String, ActionPhrase> KNOWN = Map.ofEntries(
            phrase("connector.created", "created connector", "create connector"),
            phrase("connector.replaced", "changed connector", "change connector"),
            phrase("connector.restored", "restored an earlier version of connector", "restore a version of connector"),
            phrase("connector.deleted", "deleted connector", "delete connector"),
            phrase("connector.change-proposed", "proposed a change of connector", "propose a change of connector"),
            phrase("connector.change-withdrawn", "withdrew a change of connector", "withdraw a change of connector"),
            phrase("operation.requested", "asked the registry of", "ask the registry of"),
            phrase("operation.cancelled", "stopped asking the registry of", "stop asking the registry of"),
            phrase("secret.created", "created secret", "create secret"),
            phrase("secret.replaced", "changed secret", "change secret"),
            phrase("secret.deleted", "deleted secret", "delete secret"),
            phrase("secret.compared", "compared a value with secret", "compare a value with secret"),
            phrase("secret.version-staged", "staged {version} of secret", "stage a version of secret"),
            phrase("secret.version-tried", "tried {version} of secret", "try a version of secret"),
            phrase("secret.version-discarded", "discarded {version} of secret", "discard a version of secret"),
            phrase("secret.promoted", "promoted {version} of secret", "promote a version of secret"),
            phrase("secret.rolled-back", "rolled secret back to {version}:", "roll back secret"),
            phrase("secret.sealed", "had secret", "have secret", "sealed for a delegate"),
            phrase("test.requested", "had connector", "have connector", "tested"),
            phrase("test.cancelled", "stopped a test of connector", "stop a test of connector"),
            phrase("schedule.replaced", "changed when", "change when", "is tested"),
            phrase("delegate.enrolled", "enrolled delegate", "enrol delegate"),
            phrase("delegate.removed", "revoked delegate", "revoke delegate"),
            phrase("delegate.drain-started", "drained delegate", "drain delegate"),
            phrase("delegate.drain-undone", "undid the drain of delegate", "undo the drain of delegate"),
            phrase("delegate-token.created", "created enrolment token", "create an enrolment token"),
            phrase("delegate-token.revoked", "revoked enrolment token", "revoke enrolment token"),
            phrase("api-token.created", "created API token", "create an API token"),
            phrase("api-token.revoked", "revoked API token", "revoke API token"),
            phrase("access-token.issued", "got an access token", "get an access token"),
            phrase("person.added", "added", "add"),
            phrase("person.granted", "changed what", "change what", "may do"),
            phrase("person.removed", "removed", "remove"),
            phrase("person.logged-in", "signed in", "sign in"),
            phrase("person.logged-out", "signed out", "sign out"),
            phrase("person.password-changed", "changed the password of", "change the password of"),
            phrase("page.refused", "opened a page", "open a page"));

    static ActionPhrase of(String action) {
        var known = KNOWN.get(action);
        if (known != null) {
            return known;
        }
        if (action.endsWith(REQUESTED)) {
            var type = action.substring(0, action.length() - REQUESTED.length()).replace('-', ' ');
            return new ActionPhrase("asked for " + type, "ask for " + type, "");
        }
        var words = action.replace('-', ' ').replace('.', ' ').toLowerCase(Locale.ROOT);
        return new ActionPhrase("did: " + words, "do: " + words, "");
    }

    /** @param version of the thing, where it is known */
    String done(@Nullable String version) {
        return done.replace("{version}", version == null ? "a version" : "version " + version);
    }

    private static Map.Entry<String, ActionPhrase> phrase(String action, String done, String wanted) {
        return phrase(action, done, wanted, "");
    }

    private static Map.Entry<String, ActionPhrase> phrase(String action, String done, String wanted, String after) {
        return Map.entry(action, new ActionPhrase(done, wanted, after));
    }
}
