package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.protocol.EnrolmentRequest;
import io.fairlead.delegate.fleet.Delegate;
import io.fairlead.delegate.fleet.Delegates;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Uses a token up and makes a delegate of who bears it. */
@Component
class EnrolDelegate {

    private final EnrolmentTokens tokens;
    private final Delegates delegates;

    EnrolDelegate(EnrolmentTokens tokens, Delegates delegates) {
        this.tokens = tokens;
        this.delegates = delegates;
    }

    @Transactional
    Delegate enrol(EnrolmentRequest enrolment) {
        var token = EnrolmentTokenText.parse(enrolment.token())
                .flatMap(tokens::redeem)
                .orElseThrow(EnrolmentRefused::new);
        var delegate = new Delegate(
                UUID.randomUUID(),
                token.scope(),
                enrolment.name(),
                token.tags(),
                enrolment.identityKey(),
                enrolment.sealingKey(),
                enrolment.agentVersion());
        delegates.register(delegate);
        return delegate;
    }
}
