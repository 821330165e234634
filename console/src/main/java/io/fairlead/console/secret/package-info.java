/** Secrets: the list, one of them with its versions, and the way of a new value from staged to live. Start with {@code SecretController}. */
@ApplicationModule(allowedDependencies = {"api", "lint", "page"})
@NullMarked
package io.fairlead.console.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
