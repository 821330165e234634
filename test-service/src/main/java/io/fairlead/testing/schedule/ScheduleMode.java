package io.fairlead.testing.schedule;

/** How it is said when a connector is tested again. */
enum ScheduleMode {
    /** As the installation's settings say. */
    DEFAULT,
    /** Regularly, so often. */
    INTERVAL,
    /** At the times of a cron expression. */
    CRON,
    /** Not at all. */
    OFF
}
