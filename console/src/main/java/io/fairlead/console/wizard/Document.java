package io.fairlead.console.wizard;

import io.fairlead.console.api.Connector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a draft as the document that the API takes, and says where in the draft each part of it came from. */
final class Document {

    /** The fields of the forms by the pointers that the API names. */
    static final Map<String, String> FIELDS = Map.of(
            "/name", "name",
            "/identifier", "identifier",
            "/description", "description",
            "/tags", "tags",
            "/spec/dockerRegistryUrl", "url",
            "/spec/auth/spec/username", "username",
            "/spec/auth/spec/passwordRef", "passwordRef",
            "/spec/repository", "repository",
            "/spec/delegateSelectors", "selectors");

    private Document() {}

    /** @param before what is stored already, whose other fields stay */
    static Map<String, Object> of(Draft draft, @Nullable Connector before) {
        var registry = draft.registry();
        var spec = new LinkedHashMap<String, Object>();
        spec.put("dockerRegistryUrl", registry.url());
        spec.put("providerType", registry.provider());
        spec.put("auth", auth(registry, before));
        spec.put("delegateSelectors", draft.delegates().selectors());
        if (!registry.repository().isEmpty()) {
            spec.put("repository", registry.repository());
        }
        spec.put("trustedTokenHosts", before == null ? List.of() : before.spec().trustedTokenHosts());
        spec.put("caCertificates", before == null ? "" : before.spec().caCertificates());
        var document = new LinkedHashMap<String, Object>();
        document.put("name", draft.overview().name());
        document.put("identifier", draft.overview().identifier());
        document.put("description", draft.overview().description());
        document.put("tags", draft.tags());
        document.put("type", "DockerRegistry");
        document.put("spec", spec);
        return document;
    }

    private static Map<String, Object> auth(Draft.Registry registry, @Nullable Connector before) {
        if (registry.anonymous()) {
            return Map.of("type", "Anonymous");
        }
        var login = before == null ? null : before.spec().auth().spec();
        // The wizard asks for no reference to a user name; one that is there stays while no name is typed.
        var user = registry.username().isEmpty() && login != null && login.usernameRef() != null
                ? Map.entry("usernameRef", login.usernameRef())
                : Map.entry("username", registry.username());
        return Map.of(
                "type",
                "UsernamePassword",
                "spec",
                Map.of(user.getKey(), user.getValue(), "passwordRef", registry.passwordRef()));
    }
}
