/**
 * The delegates that are known, what state they are in, and which of them fit some work. Who gets it is one statement
 * that reads sessions and tasks too, declared where it stands; changes neither. Start with {@link io.fairlead.delegate.fleet.Candidate}.
 */
@NullMarked
package io.fairlead.delegate.fleet;

import org.jspecify.annotations.NullMarked;
