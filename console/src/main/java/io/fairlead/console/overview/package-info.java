/** How everything in a scope stands, on one page. Must not know how anything is changed. Start with {@code OverviewController}. */
@ApplicationModule(allowedDependencies = {"api", "page"})
@NullMarked
package io.fairlead.console.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
