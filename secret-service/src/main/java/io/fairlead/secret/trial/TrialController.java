package io.fairlead.secret.trial;

import io.fairlead.access.CallerResolver;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.AnswerSchema;
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

    /**
     * Lists the trials of a staged version.
     *
     * <p>All that are kept, the newest first, without their connectors.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param version the number of the version, from 1
     * @return all of them; there is only this page
     */
    @GetMapping
    Page<TrialResponse> listTrials(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        var secret = SecretNotFound.referenceOrThrow(scope, identifier);
        return new Page<>(responseAssembler.progress(trials.list(secret, version)), null);
    }

    /**
     * Reads a trial.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param version the number of the version, from 1
     * @param trialId the trial's id
     * @return the trial as it is now
     */
    @GetMapping("/{trialId}")
    TrialResponse getTrial(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @PathVariable UUID trialId,
            HttpServletRequest request) {
        return responseAssembler.of(require(scope, identifier, version, trialId), callers.grantsOf(request));
    }

    /**
     * Follows a trial as a stream of events.
     *
     * <p>Each event is how far the trial is then; its id is the trial's revision. A comment every 15 s keeps proxies
     * awake. The stream ends with the trial.
     *
     * @param identifier the secret's identifier in the scope of the path
     * @param version the number of the version, from 1
     * @param trialId the trial's id
     */
    @GetMapping(path = "/{trialId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AnswerSchema(
            value = TrialResponse.class,
            when = "The stream; each event carries the trial as it is then, without its connectors.")
    @AnswerSchema(
            status = 204,
            value = Void.class,
            when = "The stream has ended and nothing follows the last event; browsers stop reconnecting.")
    ResponseEntity<SseEmitter> followTrial(
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
