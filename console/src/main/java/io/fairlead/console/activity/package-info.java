/**
 * Who did what, from the audits of all services. Start with {@link io.fairlead.console.activity.ActivityController}.
 */
@ApplicationModule(allowedDependencies = {"api", "page"})
@NullMarked
package io.fairlead.console.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
