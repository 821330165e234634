package io.fairlead.testing.schedule;

import io.fairlead.testing.schedule.ConnectorSchedule.Suspension;
import org.jspecify.annotations.Nullable;

/** What somebody wants a schedule to be, once nothing is wrong with it. */
record WantedSchedule(ScheduleRule rule, @Nullable Suspension suspension) {}
