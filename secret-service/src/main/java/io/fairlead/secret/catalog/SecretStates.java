package io.fairlead.secret.catalog;

import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.events.out.StateSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the compacted topic should hold of the secrets. */
@Component
class SecretStates implements StateSource {

    private final Secrets secrets;

    SecretStates(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String topic() {
        return TopicNames.SECRET_STATE;
    }

    @Override
    public List<UUID> idsAfter(UUID id, int limit) {
        return secrets.findIdsAfter(id, limit);
    }

    @Override
    public Optional<SecretEvent> lock(UUID id) {
        return secrets.findLockedById(id).map(Secret::rotated);
    }
}
