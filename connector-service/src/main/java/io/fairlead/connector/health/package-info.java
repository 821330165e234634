/**
 * Whether a connector works, as a value with its transitions: what a finished test, a change or a rotated secret does
 * to it. Must not know where it is kept. Start with {@link io.fairlead.connector.health.ConnectorHealth}.
 */
@NullMarked
package io.fairlead.connector.health;

import org.jspecify.annotations.NullMarked;
