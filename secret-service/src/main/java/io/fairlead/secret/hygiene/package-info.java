/**
 * Says what looks wrong with a value before it is kept, and mends it when its owner asks for that, never otherwise.
 * Nothing of a value is in what it says. Start with {@link io.fairlead.secret.hygiene.Findings}.
 */
@NullMarked
package io.fairlead.secret.hygiene;

import org.jspecify.annotations.NullMarked;
