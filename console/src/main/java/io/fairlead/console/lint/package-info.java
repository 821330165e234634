/** What looks wrong with a value that somebody typed; {@code warnings.html} shows it and offers to repair it. */
@ApplicationModule(allowedDependencies = "api")
@NullMarked
package io.fairlead.console.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
