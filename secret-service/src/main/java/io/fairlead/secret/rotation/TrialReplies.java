package io.fairlead.secret.rotation;

import io.fairlead.access.Grants;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.PreferHeader;
import io.fairlead.secret.catalog.SecretAnswer;
import io.fairlead.secret.catalog.SecretCatalog;
import io.fairlead.secret.hygiene.Warned;
import io.fairlead.secret.hygiene.Warning;
import io.fairlead.secret.trial.Proofs;
import io.fairlead.secret.trial.Trial;
import io.fairlead.secret.trial.Trial.State;
import io.fairlead.secret.trial.TrialAnswer;
import io.fairlead.secret.trial.TrialAnswers;
import io.fairlead.secret.trial.TrialProperties;
import io.fairlead.secret.trial.Waiting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Answers who began a trial: with its end when that comes while they wait, else with where it will be. */
@Component
class TrialReplies {

    private final Waiting waiting;
    private final TrialAnswers answers;
    private final Proofs proofs;
    private final SecretCatalog catalog;
    private final TrialProperties properties;

    TrialReplies(
            Waiting waiting, TrialAnswers answers, Proofs proofs, SecretCatalog catalog, TrialProperties properties) {
        this.waiting = waiting;
        this.answers = answers;
        this.proofs = proofs;
        this.catalog = catalog;
        this.properties = properties;
    }

    /** Nobody waits who did not ask to. */
    Duration patience(@Nullable String prefer) {
        return PreferHeader.waitTime(prefer, Duration.ZERO, properties.longestPatience());
    }

    /** The table. */
    DeferredResult<ResponseEntity<?>> table(Trial trial, Duration patience, Grants caller) {
        return waiting.forEndOf(
                trial,
                patience,
                accepted(trial, caller, List.of()),
                ended ->
                        ResponseEntity.ok().location(TrialAnswer.address(ended)).body(answers.of(ended, caller)));
    }

    /** The secret with its new value, or why it still has the old one. */
    DeferredResult<ResponseEntity<?>> secret(
            ResourceReference secret, Trial trial, Duration patience, Grants caller, List<Warning> warnings) {
        return waiting.forEndOf(trial, patience, accepted(trial, caller, warnings), ended -> {
            if (ended.state() == State.PASSED) {
                return SecretAnswer.entity(catalog.require(secret), warnings);
            }
            throw proofs.refusal(ended);
        });
    }

    private ResponseEntity<Warned<TrialAnswer>> accepted(Trial trial, Grants caller, List<Warning> warnings) {
        return ResponseEntity.accepted()
                .location(TrialAnswer.address(trial))
                .body(new Warned<>(answers.of(trial, caller), warnings));
    }
}
