/**
 * Runs as they happen: server-sent events, replayed from where a client left off. Must not move a run. Start with {@code
 * LiveController}.
 */
@ApplicationModule(allowedDependencies = "run")
@NullMarked
package io.fairlead.test.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
