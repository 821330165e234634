package io.fairlead.secret.reference;

import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connector as far as secrets are concerned. */
public sealed interface KnownConnector {

    /**
     * One that exists.
     *
     * @param version of its definition
     * @param origin where its credentials may go; absent when its address is of no use
     * @param references in the order in which seals are answered
     * @param selectors the tags that a delegate needs to work for it
     */
    record Live(
            Scope scope,
            long version,
            @Nullable RegistryOrigin origin,
            List<ResourceReference> references,
            List<String> selectors)
            implements KnownConnector {}

    /** One that was deleted. */
    record Deleted() implements KnownConnector {}
}
