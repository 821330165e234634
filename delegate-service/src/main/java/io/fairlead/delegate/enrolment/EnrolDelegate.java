package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.protocol.EnrolmentRequest;
import io.fairlead.delegate.fleet.Delegate;
import io.fairlead.delegate.fleet.RegisterDelegate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Uses a token up and enrols the delegate that presents it. */
@Component
class EnrolDelegate {

    private final EnrolmentTokens tokens;
    private final RegisterDelegate registration;
    private final Clock clock;

    EnrolDelegate(EnrolmentTokens tokens, RegisterDelegate registration, Clock clock) {
        this.tokens = tokens;
        this.registration = registration;
        this.clock = clock;
    }

    /** Whether the token is right at this moment; asked before anything else is done for a stranger. */
    boolean allows(String text) {
        return EnrolmentTokenText.parse(text)
                .flatMap(parsed -> tokens.findById(parsed.id()).filter(token -> parsed.hasHash(token.hash())))
                .filter(token -> token.allowsUse(clock.instant()))
                .isPresent();
    }

    @Transactional
    Delegate enrol(EnrolmentRequest enrolment) {
        var now = clock.instant();
        var token = EnrolmentTokenText.parse(enrolment.token())
                .flatMap(text -> redeem(text, now))
                .orElseThrow(EnrolmentRefused::new);
        return registration.register(Delegate.create(
                token.scope(),
                enrolment.name(),
                token.tags(),
                enrolment.identityKey(),
                enrolment.sealingKey(),
                enrolment.agentVersion(),
                now));
    }

    /** Uses the token once; empty when it gives no right any more. */
    private Optional<EnrolmentToken> redeem(EnrolmentTokenText text, Instant now) {
        return tokens.findLockedById(text.id())
                .filter(token -> text.hasHash(token.hash()))
                .filter(token -> token.allowsUse(now))
                .map(token -> tokens.save(token.used()));
    }
}
