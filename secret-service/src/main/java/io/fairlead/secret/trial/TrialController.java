package io.fairlead.secret.trial;

import io.fairlead.access.CallerResolver;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.http.stream.ResourceStreams;
import io.fairlead.secret.catalog.SecretNotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows trials, and streams how far one is. */
@RestController
@ScopedMapping("/secrets/{identifier}/versions/{version}/tests")
class TrialController {

    private final SecretTrials trials;
    private final TrialResponseAssembler responseAssembler;
    private final CallerResolver callers;
    private final ResourceStreams streams;

    TrialController(
            SecretTrials trials,
            TrialResponseAssembler responseAssembler,
            CallerResolver callers,
            ResourceStreams streams) {
        this.trials = trials;
        this.responseAssembler = responseAssembler;
        this.callers = callers;
        this.streams = streams;
    }

    /** All that are kept, the newest first, without their tables. */
    @GetMapping
    Page<TrialResponse> list(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        var secret = SecretNotFound.referenceOrThrow(scope, identifier);
        return new Page<>(responseAssembler.progress(trials.list(secret, version)), null);
    }

    @GetMapping("/{trialId}")
    TrialResponse read(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @PathVariable UUID trialId,
            HttpServletRequest request) {
        return responseAssembler.of(require(scope, identifier, version, trialId), callers.grantsOf(request));
    }

    /** Each event is how far the trial is then; its id is the trial's revision. */
    @GetMapping(path = "/{trialId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @PathVariable UUID trialId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var trial = require(scope, identifier, version, trialId);
        return streams.follow(trialId, trial.state().open(), trial.revision(), lastEventId);
    }

    private SecretTrial require(Scope scope, String identifier, long version, UUID id) {
        return trials.find(id)
                .filter(trial -> trial.staged().version() == version)
                .filter(trial -> isOf(trial.staged().secret(), scope, identifier))
                .orElseThrow(() -> TrialNotFound.of(id, version));
    }

    private static boolean isOf(ResourceReference secret, Scope scope, String identifier) {
        return secret.scope().equals(scope) && secret.identifier().equals(identifier);
    }
}
