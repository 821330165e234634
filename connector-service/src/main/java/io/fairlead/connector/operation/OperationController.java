package io.fairlead.connector.operation;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
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

    @GetMapping
    OperationResponse read(Scope scope, @PathVariable UUID id) {
        return OperationResponse.of(lifecycle.require(id, scope));
    }

    @Audited("operation.cancelled")
    @DeleteMapping
    OperationResponse cancel(Scope scope, @PathVariable UUID id) {
        return OperationResponse.of(lifecycle.cancel(id, scope));
    }

    /** Each event is the operation as it is then; its id is the operation's version. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            Scope scope,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var run = lifecycle.require(id, scope);
        return streams.follow(id, run.state().open(), run.version(), lastEventId);
    }
}
