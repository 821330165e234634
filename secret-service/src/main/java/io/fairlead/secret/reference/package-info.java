/**
 * Knows who refers to which secret, and for which registry, from what connector-service says; so it lags behind by the
 * time an event takes. Must not know secrets. Start with {@link io.fairlead.secret.reference.KnownConnectors}.
 */
@NullMarked
package io.fairlead.secret.reference;

import org.jspecify.annotations.NullMarked;
