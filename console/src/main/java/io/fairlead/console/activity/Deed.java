package io.fairlead.console.activity;

import io.fairlead.console.api.AuditEntry;
import io.fairlead.console.api.Place;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entry, as people read it: who, did what, to which thing. */
record Deed(String service, AuditEntry entry) {

    private static final Map<String, String> BY_IDENTIFIER = Map.of(
            "connector", "/connectors/", "test", "/connectors/", "operation", "/connectors/", "secret", "/secrets/");

    /** Whose request it began with, also where a service acted on it. */
    public String who() {
        var somebody = entry.onBehalfOf();
        if (somebody != null) {
            return somebody.replaceFirst("^person:", "");
        }
        return switch (entry.actor().kind()) {
            case "NOBODY" ->
                entry.action().equals("delegate.enrolled") ? "somebody with an enrolment token" : "somebody unknown";
            case "FAIRLEAD" -> "Fairlead";
            default -> entry.actor().subject();
        };
    }

    /** The service that acted for them. */
    public @Nullable String through() {
        return entry.onBehalfOf() != null && entry.actor().kind().equals("SERVICE")
                ? entry.actor().subject()
                : null;
    }

    public boolean refused() {
        return !entry.result().equals("DONE");
    }

    public String did() {
        var phrase = Phrase.of(entry.action());
        return switch (entry.result()) {
            case "DONE" -> phrase.done(version());
            case "REFUSED" -> (forbidden() ? "was not allowed to " : "could not ") + phrase.wanted();
            default -> "could not " + phrase.wanted();
        };
    }

    /** Other refusals are of what was asked for, not of who asked. */
    private boolean forbidden() {
        return entry.status() != null && (entry.status() == 401 || entry.status() == 403);
    }

    /** Behind the thing. */
    public String then() {
        var after = Phrase.of(entry.action()).after();
        return details().containsKey("forced") ? after + " without a proof" : after;
    }

    public @Nullable String thing() {
        if (entry.action().startsWith("person.logged-")) {
            return null;
        }
        var identifier = entry.resource().identifier();
        return identifier == null ? entry.resource().id() : identifier;
    }

    /** Where the thing has a page of its own. */
    public @Nullable String address() {
        var resource = entry.resource();
        if (resource.type().equals("delegate") && resource.id() != null && resource.scope() != null) {
            return Place.of(resource.scope()).at("/delegates/" + resource.id());
        }
        var section = BY_IDENTIFIER.get(resource.type());
        return section == null || resource.identifier() == null || resource.scope() == null
                ? null
                : Place.of(resource.scope()).at(section + resource.identifier());
    }

    public Map<String, String> details() {
        return entry.details() == null ? Map.of() : entry.details();
    }

    private @Nullable String version() {
        var after = entry.after();
        return Stream.of(details().get("version"), details().get("restores"))
                .filter(each -> each != null)
                .findFirst()
                .orElseGet(() -> after == null || after.version() == null
                        ? null
                        : after.version().toString());
    }
}
