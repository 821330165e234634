package io.fairlead.test.live;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.InvalidRequest;
import io.fairlead.test.run.RunLedger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams what is told of a run; the id of each event is its sequence. */
@RestController
class LiveController {

    private final RunLedger ledger;
    private final Watchers watchers;

    LiveController(RunLedger ledger, Watchers watchers) {
        this.ledger = ledger;
        this.watchers = watchers;
    }

    @GetMapping(
            path = {
                "/api/v1/tests/{id}/events",
                "/api/v1/orgs/{org}/tests/{id}/events",
                "/api/v1/orgs/{org}/projects/{project}/tests/{id}/events"
            },
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            Scope scope,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var run = ledger.require(id, scope);
        var after = sequence(lastEventId);
        if (!run.state().open() && after >= run.sequence()) {
            // Browsers reconnect by themselves after the end; only 204 stops them.
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(watchers.add(id, after));
    }

    private static long sequence(@Nullable String lastEventId) {
        try {
            return lastEventId == null || lastEventId.isBlank() ? 0 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException _) {
            throw new InvalidRequest(
                    "?Last-Event-ID", "NOT_A_NUMBER", "Last-Event-ID is the id of an event that this stream sent.");
        }
    }
}
