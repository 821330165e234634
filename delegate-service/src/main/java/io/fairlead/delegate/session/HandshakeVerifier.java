package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.delegate.signature.SessionChallenges;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a delegate in once it has proved that it is there itself, and not a recording of it. */
@Component
class HandshakeVerifier {

    private final SessionChallenges challenges;
    private final SessionLifecycle lifecycle;

    HandshakeVerifier(SessionChallenges challenges, SessionLifecycle lifecycle) {
        this.challenges = challenges;
        this.lifecycle = lifecycle;
    }

    /** Empty while the proof is missing; the line has been told what to prove, and nothing is changed yet. */
    Optional<DelegateConnection> verifyAndOpen(UUID delegateId, Frame.Hello hello, DelegateTransport transport) {
        if (hello.proof() == null) {
            transport.send(challenges.issue(delegateId, hello));
            return Optional.empty();
        }
        challenges.verify(delegateId, hello);
        return Optional.of(lifecycle.open(delegateId, hello, transport));
    }
}
