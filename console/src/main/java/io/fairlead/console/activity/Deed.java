package io.fairlead.console.activity;

import io.fairlead.console.api.AuditEntry;
import io.fairlead.console.api.Place;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry, as people read it. */
record Deed(String service, AuditEntry entry) {

    private static final Map<String, String> SECTIONS = Map.of("connector", "/connectors/", "secret", "/secrets/");

    /** {@code secret.version-staged} becomes {@code version staged}. */
    public String did() {
        var action = entry.action();
        return action.substring(action.indexOf('.') + 1).replace('-', ' ');
    }

    public String kind() {
        return entry.resource().type().toLowerCase(Locale.ROOT).replace('-', ' ');
    }

    /** Whose request it began with, also where a service acted on it. */
    public String who() {
        var somebody = entry.onBehalfOf();
        return somebody == null ? entry.actor().subject() : somebody.replaceFirst("^person:", "");
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

    public @Nullable String thing() {
        return entry.resource().identifier();
    }

    /** Where the thing has a page of its own. */
    public @Nullable String address() {
        var section = SECTIONS.get(kind());
        var scope = entry.resource().scope();
        return section == null || thing() == null || scope == null
                ? null
                : Place.of(scope).at(section + thing());
    }
}
