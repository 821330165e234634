package io.fairlead.connector.document;

import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.body.JsonObjectReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how the registry is told who asks; never repeats a reference, for somebody may have put the password there. */
final class AuthReader {

    enum Type {
        UsernamePassword,
        Anonymous
    }

    private final Scope scope;
    private final Map<String, ResourceReference> secrets;

    AuthReader(Scope scope, Map<String, ResourceReference> secrets) {
        this.scope = scope;
        this.secrets = secrets;
    }

    @Nullable
    RegistryAuth read(JsonObjectReader spec) {
        var auth = spec.requiredObject("auth");
        if (auth == null) {
            return null;
        }
        var type = auth.requiredEnum("type", Type.class);
        var read = switch (type) {
            case UsernamePassword -> usernamePassword(auth);
            case Anonymous -> anonymous(auth);
            case null -> {
                auth.allowReadOnly("spec");
                yield null;
            }
        };
        auth.rejectUnknown();
        return read;
    }

    private static RegistryAuth anonymous(JsonObjectReader auth) {
        var spec = auth.object("spec");
        if (spec != null && !spec.isEmpty()) {
            auth.addViolation(
                    "spec", "NOT_ALLOWED", "Anonymous needs no spec; for a credential choose UsernamePassword.");
        }
        return new Anonymous();
    }

    private @Nullable RegistryAuth usernamePassword(JsonObjectReader auth) {
        var spec = auth.requiredObject("spec");
        if (spec == null) {
            return null;
        }
        var username = spec.text("username", 256);
        var usernameRef = reference(spec, "usernameRef", spec.text("usernameRef", 256));
        var passwordRef = reference(spec, "passwordRef", spec.requiredText("passwordRef", 256));
        var both = spec.has("username") && spec.has("usernameRef");
        if (both) {
            spec.addViolation("usernameRef", "BOTH_GIVEN", "Give either username or usernameRef, not both.");
        } else if (!spec.has("username") && !spec.has("usernameRef")) {
            spec.addViolation(
                    "username", "REQUIRED", "Give the user name, or in usernameRef the secret that holds it.");
        }
        if (username != null && (username.isBlank() || !isValidUsername(username))) {
            spec.addViolation(
                    "username",
                    "INVALID_USERNAME",
                    "A user name is one line of text without a colon, which HTTP cannot carry (RFC 7617).");
        }
        spec.rejectUnknown();
        return passwordRef == null ? null : new UsernamePassword(username, usernameRef, passwordRef);
    }

    private static boolean isValidUsername(String username) {
        return username.indexOf(':') < 0 && username.chars().noneMatch(Character::isISOControl);
    }

    private @Nullable ResourceReference reference(JsonObjectReader spec, String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var reference = ResourceReference.parse(text, scope);
        if (reference.isPresent()) {
            secrets.put(spec.pointerTo(name), reference.get());
        } else if (text.startsWith("project.") || text.startsWith("org.")) {
            spec.addViolation(name, "SECRET_OUT_OF_SCOPE", outOfScope(text));
        } else {
            spec.addViolation(
                    name,
                    "INVALID_REFERENCE",
                    "Write the secret's identifier: x in the connector's own scope, org.x or account.x in a wider one."
                            + " Never put the secret itself here.");
        }
        return reference.orElse(null);
    }

    private String outOfScope(String text) {
        return text.startsWith("org.") && scope.org() != null
                ? "After org. comes the secret's identifier: letters, digits, _ or $."
                : text.startsWith("project.") && scope.project() != null
                        ? "A secret of the connector's own project is written without project. in front."
                        : "A connector can use secrets of its own or a wider scope, never of a narrower one: "
                                + "move the secret or the connector.";
    }
}
