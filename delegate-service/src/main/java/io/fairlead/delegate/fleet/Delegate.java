package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.UUID;

/**
 * A program near registries that works for one scope and all inside it.
 *
 * @param identityKey Ed25519, X.509, base64
 * @param sealingKey X25519, a Tink keyset in its binary form, base64
 */
public record Delegate(
        UUID id,
        Scope scope,
        String name,
        List<String> tags,
        String identityKey,
        String sealingKey,
        String agentVersion) {}
