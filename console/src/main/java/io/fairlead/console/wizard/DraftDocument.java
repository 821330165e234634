package io.fairlead.console.wizard;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a draft as the document that the API takes, and says where in the draft each part of it came from. */
final class DraftDocument {

    /** The fields of the forms by the pointers that the API names. */
    static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("/name", "name"),
            Map.entry("/identifier", "identifier"),
            Map.entry("/description", "description"),
            Map.entry("/tags", "tags"),
            Map.entry("/spec/dockerRegistryUrl", "url"),
            Map.entry("/spec/auth/spec/username", "username"),
            Map.entry("/spec/auth/spec/usernameRef", "username"),
            Map.entry("/spec/auth/spec/passwordRef", "passwordRef"),
            Map.entry("/spec/repository", "repository"),
            Map.entry("/spec/trustedTokenHosts", "tokenHosts"),
            Map.entry("/spec/caCertificates", "certificates"),
            Map.entry("/spec/delegateSelectors", "selectors"));

    private DraftDocument() {}

    /** What is empty is left out, as people would in a file. */
    static Map<String, Object> of(WizardDraft draft) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", draft.overview().name());
        putIfAny(document, "identifier", draft.overview().identifier());
        putIfAny(document, "description", draft.overview().description());
        if (!draft.tags().isEmpty()) {
            document.put("tags", draft.tags());
        }
        document.put("type", "DockerRegistry");
        document.put("spec", spec(draft));
        return document;
    }

    private static Map<String, Object> spec(WizardDraft draft) {
        var registry = draft.registry();
        var spec = new LinkedHashMap<String, Object>();
        spec.put("dockerRegistryUrl", registry.url());
        spec.put("providerType", registry.provider());
        spec.put("auth", auth(draft.login()));
        spec.put("delegateSelectors", draft.delegates().selectors());
        putIfAny(spec, "repository", registry.repository());
        if (!registry.trustedTokenHosts().isEmpty()) {
            spec.put("trustedTokenHosts", registry.trustedTokenHosts());
        }
        putIfAny(spec, "caCertificates", registry.certificates());
        return spec;
    }

    private static Map<String, Object> auth(WizardDraft.Login login) {
        var auth = new LinkedHashMap<String, Object>();
        auth.put("type", login.anonymous() ? "Anonymous" : "UsernamePassword");
        if (!login.anonymous()) {
            var spec = new LinkedHashMap<String, Object>();
            spec.put(
                    login.usernameRef().isEmpty() ? "username" : "usernameRef",
                    login.usernameRef().isEmpty() ? login.username() : login.usernameRef());
            spec.put("passwordRef", login.passwordRef());
            auth.put("spec", spec);
        }
        return auth;
    }

    private static void putIfAny(Map<String, Object> part, String name, String text) {
        if (!text.isEmpty()) {
            part.put(name, text);
        }
    }
}
