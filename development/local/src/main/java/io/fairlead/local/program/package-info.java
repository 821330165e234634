/**
 * Keeps operating-system processes running: starts, watches, restarts, logs, stops; and never leaves one behind. Knows
 * nothing of what they are. Start with {@link io.fairlead.local.program.ProcessSupervisor}.
 */
@NullMarked
package io.fairlead.local.program;

import org.jspecify.annotations.NullMarked;
