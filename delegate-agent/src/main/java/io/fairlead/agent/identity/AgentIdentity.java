package io.fairlead.agent.identity;

import io.fairlead.contracts.protocol.EnrolmentRequest.EnrolmentResponse;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What this delegate was told when it enrolled, with its keys. */
public record AgentIdentity(EnrolmentResponse enrolled, AgentKeys keys) {

    private static final String FILE = "enrolled.json";
    private static final JsonMapper JSON = new JsonMapper();

    public static Optional<AgentIdentity> find(AgentHome home, AgentKeys keys) {
        return home.read(FILE).map(json -> new AgentIdentity(JSON.readValue(json, EnrolmentResponse.class), keys));
    }

    public static AgentIdentity save(AgentHome home, EnrolmentResponse enrolled, AgentKeys keys) {
        home.write(FILE, JSON.writeValueAsBytes(enrolled));
        return new AgentIdentity(enrolled, keys);
    }

    public UUID delegateId() {
        return enrolled.delegateId();
    }
}
