/** Delegates, the tokens with which they enrol, and the commands that install one. Start with {@code DelegateController}. */
@ApplicationModule(allowedDependencies = {"api", "page"})
@NullMarked
package io.fairlead.console.delegate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
