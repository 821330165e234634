/**
 * The work of delegates: one task per test run or operation, offered, leased, renewed, finished, or taken back and offered again.
 * Knows delegates by their {@link io.fairlead.delegate.fleet.Candidates} and talks to them through {@code session}.
 * Start with {@link io.fairlead.delegate.task.AssignTask}.
 */
@NullMarked
package io.fairlead.delegate.task;

import org.jspecify.annotations.NullMarked;
