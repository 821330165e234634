package io.fairlead.console.activity;

import io.fairlead.console.api.AuditEntry;
import io.fairlead.console.api.PageScope;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entry, as people read it: who, did what, to which thing. */
record ActivityEntry(String service, AuditEntry auditEntry) {

    private static final Map<String, String> BY_IDENTIFIER = Map.of(
            "connector", "/connectors/", "test", "/connectors/", "operation", "/connectors/", "secret", "/secrets/");

    /** Whose request it began with, also where a service acted on it. */
    public String actor() {
        var somebody = auditEntry.onBehalfOf();
        if (somebody != null) {
            return somebody.replaceFirst("^person:", "");
        }
        return switch (auditEntry.actor().kind()) {
            case "NOBODY" ->
                auditEntry.action().equals("delegate.enrolled")
                        ? "somebody with an enrolment token"
                        : "somebody unknown";
            case "FAIRLEAD" -> "Fairlead";
            default -> auditEntry.actor().subject();
        };
    }

    /** The service that acted for them. */
    public @Nullable String actingService() {
        return auditEntry.onBehalfOf() != null && auditEntry.actor().kind().equals("SERVICE")
                ? auditEntry.actor().subject()
                : null;
    }

    public boolean refused() {
        return !auditEntry.result().equals("DONE");
    }

    public String phrase() {
        var phrase = ActionPhrase.of(auditEntry.action());
        return switch (auditEntry.result()) {
            case "DONE" -> phrase.done(version());
            case "REFUSED" -> (forbidden() ? "was not allowed to " : "could not ") + phrase.attempted();
            default -> "could not " + phrase.attempted();
        };
    }

    /** Other refusals are of what was asked for, not of who asked. */
    private boolean forbidden() {
        return auditEntry.status() != null && (auditEntry.status() == 401 || auditEntry.status() == 403);
    }

    /** Behind the thing. */
    public String suffix() {
        var after = ActionPhrase.of(auditEntry.action()).after();
        return details().containsKey("forced") ? after + " without passing tests" : after;
    }

    public @Nullable String resourceName() {
        if (auditEntry.action().startsWith("person.logged-")) {
            return null;
        }
        var identifier = auditEntry.resource().identifier();
        return identifier == null ? auditEntry.resource().id() : identifier;
    }

    /** Where the thing has a page of its own. */
    public @Nullable String link() {
        var resource = auditEntry.resource();
        if (resource.type().equals("delegate") && resource.id() != null && resource.scope() != null) {
            return PageScope.of(resource.scope()).path("/delegates/" + resource.id());
        }
        var section = BY_IDENTIFIER.get(resource.type());
        return section == null || resource.identifier() == null || resource.scope() == null
                ? null
                : PageScope.of(resource.scope()).path(section + resource.identifier());
    }

    public Map<String, String> details() {
        return auditEntry.details() == null ? Map.of() : auditEntry.details();
    }

    private @Nullable String version() {
        var after = auditEntry.after();
        return Stream.of(details().get("version"), details().get("restores"))
                .filter(each -> each != null)
                .findFirst()
                .orElseGet(() -> after == null || after.version() == null
                        ? null
                        : after.version().toString());
    }
}
