package io.fairlead.console.activity;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How people say an action, around the name of the thing that it concerned.
 *
 * @param done in the past
 * @param wanted what was refused or failed
 * @param after behind the thing
 */
record Phrase(String done, String wanted, String after) {

    /** What a service calls a request that it does not know, or did not come to know. */
    private static final String ASKED = ".requested";

    private static final Map<String, Phrase> KNOWN = Map.ofEntries(
            say("connector.created", "made connector", "make connector"),
            say("connector.replaced", "changed connector", "change connector"),
            say("connector.restored", "restored an earlier version of connector", "restore a version of connector"),
            say("connector.deleted", "deleted connector", "delete connector"),
            say("connector.change-proposed", "proposed a change of connector", "propose a change of connector"),
            say("connector.change-withdrawn", "withdrew a change of connector", "withdraw a change of connector"),
            say("operation.requested", "asked the registry of", "ask the registry of"),
            say("operation.cancelled", "stopped asking the registry of", "stop asking the registry of"),
            say("secret.created", "made secret", "make secret"),
            say("secret.replaced", "changed secret", "change secret"),
            say("secret.deleted", "deleted secret", "delete secret"),
            say("secret.compared", "compared a value with secret", "compare a value with secret"),
            say("secret.version-staged", "staged {version} of secret", "stage a version of secret"),
            say("secret.version-tried", "tried {version} of secret", "try a version of secret"),
            say("secret.version-discarded", "discarded {version} of secret", "discard a version of secret"),
            say("secret.promoted", "made {version} of secret", "make a version of secret", "live"),
            say("secret.rolled-back", "went back to {version} of secret", "go back to the former version of secret"),
            say("secret.sealed", "had secret", "have secret", "sealed for a delegate"),
            say("test.requested", "had connector", "have connector", "tested"),
            say("test.cancelled", "stopped a test of connector", "stop a test of connector"),
            say("delegate.enrolled", "enrolled delegate", "enrol delegate"),
            say("delegate.removed", "revoked delegate", "revoke delegate"),
            say("delegate.drain-started", "drained delegate", "drain delegate"),
            say("delegate.drain-undone", "gave work again to delegate", "give work again to delegate"),
            say("delegate-token.created", "made enrolment token", "make an enrolment token"),
            say("delegate-token.revoked", "revoked enrolment token", "revoke enrolment token"),
            say("api-token.created", "made API token", "make an API token"),
            say("api-token.revoked", "revoked API token", "revoke API token"),
            say("access-token.issued", "got an access token", "get an access token"),
            say("person.added", "added", "add"),
            say("person.granted", "changed what", "change what", "may do"),
            say("person.removed", "removed", "remove"),
            say("person.logged-in", "logged in", "log in"),
            say("person.logged-out", "logged out", "log out"),
            say("person.password-changed", "changed the password of", "change the password of"),
            say("page.refused", "opened a page", "open a page"));

    static Phrase of(String action) {
        var known = KNOWN.get(action);
        if (known != null) {
            return known;
        }
        if (action.endsWith(ASKED)) {
            var type = action.substring(0, action.length() - ASKED.length()).replace('-', ' ');
            return new Phrase("asked for " + type, "ask for " + type, "");
        }
        var words = action.replace('-', ' ').replace('.', ' ').toLowerCase(Locale.ROOT);
        return new Phrase("did: " + words, "do: " + words, "");
    }

    /** @param version of the thing, where it is known */
    String done(@Nullable String version) {
        return done.replace("{version}", version == null ? "a version" : "version " + version);
    }

    private static Map.Entry<String, Phrase> say(String action, String done, String wanted) {
        return say(action, done, wanted, "");
    }

    private static Map.Entry<String, Phrase> say(String action, String done, String wanted, String after) {
        return Map.entry(action, new Phrase(done, wanted, after));
    }
}
