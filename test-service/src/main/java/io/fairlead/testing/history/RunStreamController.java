package io.fairlead.testing.history;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.http.AnswerSchema;
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

    /**
     * Follows a test run as a stream of events.
     *
     * <p>The id of each event is its position in the stream. A comment every 15 s keeps proxies awake. The stream ends
     * with the run.
     *
     * @param id the run's id
     */
    @GetMapping(path = "/tests/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AnswerSchema(value = TestEvent.class, when = "The stream; `event:` has the name of the event's type.")
    @AnswerSchema(
            status = 204,
            value = Void.class,
            when = "The stream has ended and nothing follows the last event; browsers stop reconnecting.")
    ResponseEntity<SseEmitter> followTest(
            Scope scope,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var run = lifecycle.require(id, scope);
        return streams.follow(id, run.state().open(), run.sequence(), lastEventId);
    }
}
