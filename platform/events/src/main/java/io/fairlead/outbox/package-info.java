/**
 * Writes events in the transaction of the row they tell of, and publishes them at least once and in order per
 * aggregate, milliseconds after the commit, from any number of instances. Start with {@link io.fairlead.outbox.Outbox}.
 */
@NullMarked
package io.fairlead.outbox;

import org.jspecify.annotations.NullMarked;
