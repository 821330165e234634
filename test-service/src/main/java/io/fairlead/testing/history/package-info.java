/**
 * Runs as people see them: one, many with the newest first, or live as server-sent events. Must not know why runs begin. Start with {@code
 * TestRunController}.
 */
@ApplicationModule(allowedDependencies = "run")
@NullMarked
package io.fairlead.testing.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
