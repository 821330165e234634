package io.fairlead.console.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** The audits of all services, by the name of each. */
@Component
public class AuditClients {

    private static final List<String> GROUPS = List.of("connector", "secret", "delegate", "test", "identity");

    private final Map<String, AuditClient> clients = new LinkedHashMap<>();

    AuditClients(HttpServiceProxyRegistry registry) {
        for (var group : GROUPS) {
            clients.put(ApiClients.serviceName(group), registry.getClient(group, AuditClient.class));
        }
    }

    public Map<String, AuditClient> all() {
        return Collections.unmodifiableMap(clients);
    }
}
