package io.fairlead.connector.document;

import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a definition the way people write it, so that it can be read again. */
public final class DefinitionWriter {

    private DefinitionWriter() {}

    /** What stands in a document under {@code spec}. */
    public static Map<String, Object> spec(RegistryConnection connection, Scope scope) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("dockerRegistryUrl", connection.dockerRegistryUrl());
        spec.put("providerType", connection.providerType());
        spec.put("auth", auth(connection.auth(), scope));
        spec.put("delegateSelectors", connection.delegateSelectors());
        if (connection.repository() != null) {
            spec.put("repository", connection.repository());
        }
        spec.put("trustedTokenHosts", connection.trustedTokenHosts());
        spec.put("caCertificates", connection.caCertificates());
        return spec;
    }

    private static Map<String, Object> auth(RegistryAuth auth, Scope scope) {
        return switch (auth) {
            case Anonymous() -> Map.of("type", AuthReader.Type.Anonymous);
            case UsernamePassword password -> {
                var spec = new LinkedHashMap<String, Object>();
                if (password.username() != null) {
                    spec.put("username", password.username());
                }
                if (password.usernameRef() != null) {
                    spec.put("usernameRef", password.usernameRef().toText(scope));
                }
                spec.put("passwordRef", password.passwordRef().toText(scope));
                var fields = new LinkedHashMap<String, Object>();
                fields.put("type", AuthReader.Type.UsernamePassword);
                fields.put("spec", spec);
                yield fields;
            }
        };
    }
}
