/**
 * What makes a run begin: a connector or a secret that changed, or somebody who wants to know. Must not know what becomes
 * of the run. Start with {@code ConnectorEvents}.
 */
@ApplicationModule(allowedDependencies = {"catalog", "history", "run"})
@NullMarked
package io.fairlead.test.trigger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
