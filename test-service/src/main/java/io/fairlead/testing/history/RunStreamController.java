package io.fairlead.testing.history;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.http.stream.ResourceStreams;
import io.fairlead.testing.run.RunLifecycle;
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
@ScopedMapping
class RunStreamController {

    private final RunLifecycle lifecycle;
    private final ResourceStreams streams;

    RunStreamController(RunLifecycle lifecycle, ResourceStreams streams) {
        this.lifecycle = lifecycle;
        this.streams = streams;
    }

    @GetMapping(path = "/tests/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            Scope scope,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var run = lifecycle.require(id, scope);
        return streams.follow(id, run.state().open(), run.sequence(), lastEventId);
    }
}
