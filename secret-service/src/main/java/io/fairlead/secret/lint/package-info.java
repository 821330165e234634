/**
 * Says what looks wrong with a value before it is stored, and repairs it when its owner asks for that, never otherwise.
 * Nothing of a value is in what it says. Start with {@link io.fairlead.secret.lint.ValueLinter}.
 */
@NullMarked
package io.fairlead.secret.lint;

import org.jspecify.annotations.NullMarked;
