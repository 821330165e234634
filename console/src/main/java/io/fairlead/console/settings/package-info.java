/** What programs, people and oneself may do: API tokens, grants, the account. Start with {@code ApiTokenController}. */
@ApplicationModule(allowedDependencies = {"api", "page"})
@NullMarked
package io.fairlead.console.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
