/**
 * The first connector that works, for somebody who has no registry at hand. Only where a demo registry is set up. Start with
 * {@link io.fairlead.console.demo.DemoController}.
 */
@ApplicationModule(allowedDependencies = {"api", "page"})
@NullMarked
package io.fairlead.console.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
