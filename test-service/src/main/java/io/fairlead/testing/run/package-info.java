/**
 * Test runs: how they begin, move forward, end, and are told. Must not know where connectors are kept or how runs are
 * shown. Start with {@link io.fairlead.testing.run.TestRun}, then {@link io.fairlead.testing.run.RunLifecycle}.
 */
@ApplicationModule(allowedDependencies = "json")
@NullMarked
package io.fairlead.testing.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
