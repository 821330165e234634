/**
 * The delegates that are known, what state they are in, and which of them fit some work. Knows neither connections nor
 * the life of tasks. Start with {@link io.fairlead.delegate.fleet.Candidate}.
 */
@NullMarked
package io.fairlead.delegate.fleet;

import org.jspecify.annotations.NullMarked;
