/**
 * Runs as people see them: one, or many with the newest first. Must not know why runs begin. Start with {@code
 * TestController}.
 */
@ApplicationModule(allowedDependencies = "run")
@NullMarked
package io.fairlead.test.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
