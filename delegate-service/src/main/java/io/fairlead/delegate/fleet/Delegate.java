package io.fairlead.delegate.fleet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainStarted;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A program near registries that works for one scope and all inside it. What changes in its life is not part of its JSON,
 * from which the audit's fingerprint is made.
 *
 * @param identityKey Ed25519, X.509, base64
 * @param sealingKey X25519, a Tink keyset in its binary form, base64
 * @param sequence of the last event about it; each change that is saved has one
 * @param drainedAt since when it gets no new work; absent while it does
 */
@Table("delegate")
public record Delegate(
        @Id UUID id,
        Scope scope,
        String name,
        List<String> tags,
        String identityKey,
        String sealingKey,
        String agentVersion,
        @JsonIgnore @Version long sequence,
        @JsonIgnore Instant enrolledAt,
        @JsonIgnore @Nullable Instant drainedAt) {

    /** One that is new. */
    public static Delegate create(
            Scope scope,
            String name,
            List<String> tags,
            String identityKey,
            String sealingKey,
            String agentVersion,
            Instant now) {
        return new Delegate(UUID.randomUUID(), scope, name, tags, identityKey, sealingKey, agentVersion, 0, now, null);
    }

    boolean drained() {
        return drainedAt != null;
    }

    /** Gets no new work from now on. */
    Delegate drainedAt(Instant now) {
        return withDrainedAt(now);
    }

    /** Gets work again. */
    Delegate undrained() {
        return withDrainedAt(null);
    }

    DelegateEvent registered() {
        return new DelegateRegistered(id, sequence, name, scope, tags, sealingKey);
    }

    DelegateEvent drainStarted() {
        return new DelegateDrainStarted(id, sequence);
    }

    DelegateEvent drainCancelled() {
        return new DelegateDrainCancelled(id, sequence);
    }

    DelegateEvent removed() {
        return new DelegateRemoved(id, sequence + 1);
    }

    private Delegate withDrainedAt(@Nullable Instant time) {
        return new Delegate(id, scope, name, tags, identityKey, sealingKey, agentVersion, sequence, enrolledAt, time);
    }
}
