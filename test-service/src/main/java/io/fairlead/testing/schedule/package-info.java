/**
 * Schedules: when each connector is tested again, although nothing has changed. Owns the schedules and their due times;
 * must not know what becomes of a run. Start with {@code ScheduleRule}, then {@code StartDueTests}.
 */
@ApplicationModule(allowedDependencies = {"catalog", "run"})
@NullMarked
package io.fairlead.testing.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
