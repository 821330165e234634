package io.fairlead.console.connector;

import io.fairlead.console.api.ConnectorVersion;
import io.fairlead.console.api.ConnectorVersion.Difference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field that is otherwise in another version, as people read it.
 *
 * @param from its value, or null where there is none
 */
public record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    private static final String TAG = "/tags/";

    private static final Map<String, String> NAMES = Map.of(
            "/name", "name",
            "/description", "description",
            "/spec/dockerRegistryUrl", "registry",
            "/spec/providerType", "provider",
            "/spec/auth/type", "credential",
            "/spec/auth/spec", "credential",
            "/spec/delegateSelectors", "delegates",
            "/spec/repository", "repository",
            "/spec/trustedTokenHosts", "token hosts",
            "/spec/caCertificates", "certificates");

    private static final Map<String, String> LOGIN = Map.of(
            "/spec/auth/spec/username", "username",
            "/spec/auth/spec/usernameRef", "username’s secret",
            "/spec/auth/spec/passwordRef", "password’s secret");

    static List<FieldChange> of(List<Difference> differences) {
        return differences.stream().map(FieldChange::of).toList();
    }

    /** Which fields a version changed, each once; what it began with where it is the first that is kept. */
    static String summary(ConnectorVersion version) {
        var changes = version.changes();
        if (changes == null) {
            return version.version() == 1 ? "created" : "oldest kept";
        }
        var fields = changes.stream().map(change -> name(change.pointer())).distinct();
        return changes.isEmpty() ? "nothing" : fields.collect(Collectors.joining(", "));
    }

    private static FieldChange of(Difference difference) {
        return new FieldChange(name(difference.pointer()), text(difference.from()), text(difference.to()));
    }

    private static String name(String pointer) {
        if (pointer.startsWith(TAG)) {
            return "tag " + pointer.substring(TAG.length()).replace("~1", "/").replace("~0", "~");
        }
        var name = NAMES.getOrDefault(pointer, LOGIN.get(pointer));
        return name == null ? pointer.substring(1).replace('/', '.') : name;
    }

    private static @Nullable String text(@Nullable Object value) {
        var text = switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(Objects::toString).collect(Collectors.joining(", "));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
            default -> value.toString();
        };
        return text.isEmpty() ? null : text;
    }
}
