/**
 * Writes events in the transaction of the row they tell of, and publishes them at least once and in order per
 * aggregate, milliseconds after the commit, from any number of instances. Start with {@link io.fairlead.events.out.Outbox}.
 */
@NullMarked
package io.fairlead.events.out;

import org.jspecify.annotations.NullMarked;
