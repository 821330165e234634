package io.fairlead.secret.sealing;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.secret.reference.KnownConnector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delegate as it enrolled.
 *
 * @param scope absent where it was heard of before this was kept
 */
record KnownDelegate(SealingKey key, @Nullable Scope scope, List<String> tags) {

    /** Whether it may be asked to test the connector, as far as is known here. */
    boolean mayServe(KnownConnector.Live connector) {
        return scope == null || connector.scope().isWithin(scope) && tags.containsAll(connector.selectors());
    }
}
