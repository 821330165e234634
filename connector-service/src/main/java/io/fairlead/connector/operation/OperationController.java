package io.fairlead.connector.operation;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.AnswerSchema;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.http.stream.ResourceStreams;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows operations, streams them, and cancels one. */
@RestController
@ScopedMapping("/operations/{id}")
class OperationController {

    private final OperationLifecycle lifecycle;
    private final ResourceStreams streams;

    OperationController(OperationLifecycle lifecycle, ResourceStreams streams) {
        this.lifecycle = lifecycle;
        this.streams = streams;
    }

    /**
     * Reads an operation.
     *
     * @param id the operation's id
     * @return the operation as it is now
     */
    @GetMapping
    OperationResponse getOperation(Scope scope, @PathVariable UUID id) {
        return OperationResponse.of(lifecycle.require(id, scope));
    }

    /**
     * Cancels an operation.
     *
     * <p>What has been copied by then stays where it is.
     *
     * @param id the operation's id
     * @return the operation, cancelled, or as it ended before
     */
    @Audited("operation.cancelled")
    @DeleteMapping
    OperationResponse cancelOperation(Scope scope, @PathVariable UUID id) {
        return OperationResponse.of(lifecycle.cancel(id, scope));
    }

    /**
     * Follows an operation as a stream of events.
     *
     * <p>Each event is the operation as it is then; its id is the operation's position in the stream. A comment every
     * 15 s keeps proxies awake. The stream ends with the operation.
     *
     * @param id the operation's id
     */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AnswerSchema(value = OperationResponse.class, when = "The stream; each event carries the operation as it is then.")
    @AnswerSchema(
            status = 204,
            value = Void.class,
            when = "The stream has ended and nothing follows the last event; browsers stop reconnecting.")
    ResponseEntity<SseEmitter> followOperation(
            Scope scope,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var run = lifecycle.require(id, scope);
        return streams.follow(id, run.state().open(), run.version(), lastEventId);
    }
}
