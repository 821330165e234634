package io.fairlead.secret.sealing;

import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.sealing.SealRefused.Reason;
import io.fairlead.secret.trial.StagedVersionClaims;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives a staged version to the work of its trial, and to nothing else. */
@Component
class StagedVersions {

    private final StagedVersionClaims claims;

    StagedVersions(StagedVersionClaims claims) {
        this.claims = claims;
    }

    SecretVersionReference require(UUID trialId, SealRequest sealRequest) {
        return claims.claim(trialId, sealRequest)
                .orElseThrow(() -> new SealRefused(
                        Reason.TRIAL_OVER, "Trial %s has ended, or this work is no part of it.".formatted(trialId)));
    }
}
