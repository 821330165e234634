package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.delegate.signature.Challenges;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a delegate in once it has proved that it is there itself, and not a recording of it. */
@Component
class Admission {

    private final Challenges challenges;
    private final Reception reception;

    Admission(Challenges challenges, Reception reception) {
        this.challenges = challenges;
        this.reception = reception;
    }

    /** Empty while the proof is missing; the line has been told what to prove, and nothing is changed yet. */
    Optional<Connection> of(UUID delegateId, Frame.Hello hello, Line line) {
        if (hello.proof() == null) {
            line.send(challenges.issue(delegateId, hello));
            return Optional.empty();
        }
        challenges.check(delegateId, hello);
        return Optional.of(reception.open(delegateId, hello, line));
    }
}
