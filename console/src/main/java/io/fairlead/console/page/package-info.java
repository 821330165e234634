/**
 * What all pages share: the frame around them, times, faults of forms, and what is shown when something goes wrong. Knows no
 * resource. Start with {@code PageFrame}.
 */
@ApplicationModule(allowedDependencies = {"api", "signin"})
@NullMarked
package io.fairlead.console.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
