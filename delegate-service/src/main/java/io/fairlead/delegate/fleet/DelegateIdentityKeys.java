package io.fairlead.delegate.fleet;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks up the keys with which delegates sign their requests. */
@Component
public class DelegateIdentityKeys {

    private final Delegates delegates;

    DelegateIdentityKeys(Delegates delegates) {
        this.delegates = delegates;
    }

    /** Ed25519, X.509, base64; empty once the delegate is deleted. */
    public Optional<String> find(UUID delegateId) {
        return delegates.findIdentityKey(delegateId);
    }
}
