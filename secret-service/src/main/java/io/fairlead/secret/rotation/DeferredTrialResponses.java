package io.fairlead.secret.rotation;

import io.fairlead.access.Grants;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.PreferHeader;
import io.fairlead.secret.catalog.SecretCatalog;
import io.fairlead.secret.catalog.SecretResponse;
import io.fairlead.secret.lint.ValueWarning;
import io.fairlead.secret.lint.WithWarnings;
import io.fairlead.secret.trial.PendingTrials;
import io.fairlead.secret.trial.PromotionGuard;
import io.fairlead.secret.trial.SecretTrial;
import io.fairlead.secret.trial.SecretTrial.State;
import io.fairlead.secret.trial.TrialProperties;
import io.fairlead.secret.trial.TrialResponse;
import io.fairlead.secret.trial.TrialResponseAssembler;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Answers who began a trial: with its end when that comes while they wait, else with where it will be. */
@Component
class DeferredTrialResponses {

    private final PendingTrials pendingTrials;
    private final TrialResponseAssembler responseAssembler;
    private final PromotionGuard promotionGuard;
    private final SecretCatalog catalog;
    private final TrialProperties properties;

    DeferredTrialResponses(
            PendingTrials pendingTrials,
            TrialResponseAssembler responseAssembler,
            PromotionGuard promotionGuard,
            SecretCatalog catalog,
            TrialProperties properties) {
        this.pendingTrials = pendingTrials;
        this.responseAssembler = responseAssembler;
        this.promotionGuard = promotionGuard;
        this.catalog = catalog;
        this.properties = properties;
    }

    /** Nobody waits who did not ask to. */
    Duration maxWait(@Nullable String prefer) {
        return PreferHeader.waitTime(prefer, Duration.ZERO, properties.maxWait());
    }

    /** The table. */
    DeferredResult<ResponseEntity<?>> trialWhenEnded(SecretTrial trial, Duration maxWait, Grants caller) {
        return pendingTrials.whenEnded(
                trial,
                maxWait,
                accepted(trial, caller, List.of()),
                ended -> ResponseEntity.ok()
                        .location(TrialResponse.location(ended))
                        .body(responseAssembler.of(ended, caller)));
    }

    /** The secret with its new value, or why it still has the old one. */
    DeferredResult<ResponseEntity<?>> secretWhenEnded(
            ResourceReference secret, SecretTrial trial, Duration maxWait, Grants caller, List<ValueWarning> warnings) {
        return pendingTrials.whenEnded(trial, maxWait, accepted(trial, caller, warnings), ended -> {
            if (ended.state() == State.PASSED) {
                return SecretResponse.entity(catalog.require(secret), warnings);
            }
            throw promotionGuard.refusal(ended, caller);
        });
    }

    private ResponseEntity<WithWarnings<TrialResponse>> accepted(
            SecretTrial trial, Grants caller, List<ValueWarning> warnings) {
        return ResponseEntity.accepted()
                .location(TrialResponse.location(trial))
                .body(new WithWarnings<>(responseAssembler.of(trial, caller), warnings));
    }
}
