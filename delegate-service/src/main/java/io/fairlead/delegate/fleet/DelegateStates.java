package io.fairlead.delegate.fleet;

import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.events.out.StateSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the compacted topic should hold of the delegates. */
@Component
class DelegateStates implements StateSource {

    private final Delegates delegates;

    DelegateStates(Delegates delegates) {
        this.delegates = delegates;
    }

    @Override
    public String topic() {
        return TopicNames.DELEGATE_STATE;
    }

    @Override
    public List<UUID> idsAfter(UUID id, int limit) {
        return delegates.findIdsAfter(id, limit);
    }

    @Override
    public Optional<DelegateEvent> lock(UUID id) {
        return delegates.findLockedById(id).map(Delegate::registered);
    }
}
