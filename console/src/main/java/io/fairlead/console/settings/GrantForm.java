package io.fairlead.console.settings;

import io.fairlead.console.page.FormInput;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A role and where it holds, as a form asks for them.
 *
 * @param org blank for the whole account
 * @param project blank for the whole organisation
 */
public record GrantForm(
        @Nullable String role,
        @Nullable String org,
        @Nullable String project) {

    public GrantForm {
        role = Objects.requireNonNullElse(FormInput.orNull(role), "viewer");
        org = FormInput.text(org);
        project = FormInput.text(project);
    }

    /** As the API writes it. */
    String text() {
        return role + scopeSuffix();
    }

    /** Whether another grant holds at the same place, where there is one role at most. */
    boolean hasSameScopeAs(String grant) {
        var colon = grant.indexOf(':');
        return (colon < 0 ? "" : grant.substring(colon)).equals(scopeSuffix());
    }

    private String scopeSuffix() {
        if (String.valueOf(org).isEmpty()) {
            return String.valueOf(project).isEmpty() ? "" : ":/" + project;
        }
        return ":" + org + (String.valueOf(project).isEmpty() ? "" : "/" + project);
    }
}
