package io.fairlead.console.settings;

import io.fairlead.console.page.Input;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A role and where it holds, as a form asks for them.
 *
 * @param org blank for the whole account
 * @param project blank for the whole organisation
 */
public record WantedGrant(
        @Nullable String role,
        @Nullable String org,
        @Nullable String project) {

    public WantedGrant {
        role = Objects.requireNonNullElse(Input.orNull(role), "viewer");
        org = Input.text(org);
        project = Input.text(project);
    }

    /** As the API writes it. */
    String text() {
        return role + place();
    }

    /** Whether another grant holds at the same place, where there is one role at most. */
    boolean samePlaceAs(String grant) {
        var colon = grant.indexOf(':');
        return (colon < 0 ? "" : grant.substring(colon)).equals(place());
    }

    private String place() {
        if (String.valueOf(org).isEmpty()) {
            return String.valueOf(project).isEmpty() ? "" : ":/" + project;
        }
        return ":" + org + (String.valueOf(project).isEmpty() ? "" : "/" + project);
    }
}
