/**
 * What operators do with events that a listener set aside: list them, look at one, publish it again or drop it. Start with
 * {@link io.fairlead.events.deadletter.DeadLetterCommand}.
 */
@NullMarked
package io.fairlead.events.deadletter;

import org.jspecify.annotations.NullMarked;
