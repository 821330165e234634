package io.fairlead.agent.identity;

import io.fairlead.contracts.protocol.EnrolmentRequest.EnrolmentResponse;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What this delegate was told when it enrolled, with its keys. */
public record Identity(EnrolmentResponse enrolled, AgentKeys keys) {

    private static final String FILE = "enrolled.json";
    private static final JsonMapper JSON = new JsonMapper();

    public static Optional<Identity> of(Home home, AgentKeys keys) {
        return home.read(FILE).map(json -> new Identity(JSON.readValue(json, EnrolmentResponse.class), keys));
    }

    public static Identity keep(Home home, EnrolmentResponse enrolled, AgentKeys keys) {
        home.write(FILE, JSON.writeValueAsBytes(enrolled));
        return new Identity(enrolled, keys);
    }

    public UUID delegateId() {
        return enrolled.delegateId();
    }
}
