package io.fairlead.testing.schedule;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.ETags;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.testing.catalog.ConnectorDirectory;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shows and changes when a connector is tested again. */
@RestController
@ScopedMapping("/connectors/{identifier}/schedule")
class ScheduleController {

    private final ConnectorDirectory catalog;
    private final ConnectorSchedules schedules;
    private final DueTimes dueTimes;
    private final Clock clock;

    ScheduleController(ConnectorDirectory catalog, ConnectorSchedules schedules, DueTimes dueTimes, Clock clock) {
        this.catalog = catalog;
        this.schedules = schedules;
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    /**
     * Reads when a connector is tested again.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @return the schedule in force, which is the default where nobody has set another
     */
    @GetMapping
    ResponseEntity<ScheduleResponse> getSchedule(Scope scope, @PathVariable String identifier) {
        var connector = catalog.requireCurrent(scope, identifier);
        return response(schedules.get(connector.connectorId()));
    }

    /**
     * Sets when a connector is tested again.
     *
     * <p>A scheduled test is served after all that somebody waits for, and there is none while the connector is being tested
     * anyway. Tests that were missed are caught up with once. Mode {@code DEFAULT} goes back to the installation's default.
     *
     * <p>While it is suspended there is no scheduled test. Everything else still tests the connector, and its operations work.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param ifMatch the ETag of the schedule that is to be replaced; absent when any may be
     * @return the new schedule
     */
    @Audited("schedule.replaced")
    @PutMapping
    ResponseEntity<ScheduleResponse> replaceSchedule(
            Scope scope,
            @PathVariable String identifier,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ScheduleRequest wanted) {
        var checked = wanted.toSchedule(clock);
        var connector = catalog.requireCurrent(scope, identifier);
        return response(schedules.replace(
                connector.connectorId(), connector.definition().reference(), checked, ifMatch));
    }

    private ResponseEntity<ScheduleResponse> response(ConnectorSchedule schedule) {
        return ResponseEntity.ok()
                .eTag(ETags.of(schedule.version()))
                .body(ScheduleResponse.of(schedule, dueTimes.inForce(schedule.rule()), clock.instant()));
    }
}
