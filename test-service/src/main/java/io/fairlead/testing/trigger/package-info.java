/**
 * What makes a run begin: a connector or a secret that changed, an answer that did not last, or somebody who wants to know. Must not know what becomes
 * of the run. Start with {@code ConnectorEvents}.
 */
@ApplicationModule(allowedDependencies = {"catalog", "history", "run", "schedule"})
@NullMarked
package io.fairlead.testing.trigger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
