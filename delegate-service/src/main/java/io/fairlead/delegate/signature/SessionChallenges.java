package io.fairlead.delegate.signature;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.SessionProof;
import io.fairlead.delegate.fleet.DelegateIdentityKeys;
import io.fairlead.runtime.settings.DatabaseProperties;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets a delegate that connects sign what nobody could have recorded. Open challenges are in this instance's memory, as
 * the connection is for which they were made.
 */
@Component
public class SessionChallenges {

    private static final int NONCE_BYTES = 24;

    private final Map<ChallengeKey, IssuedChallenge> open = new ConcurrentHashMap<>();
    /** As in {@link VerifySignature}: thousands that come back at once wait here, and not for the pool. */
    private final Semaphore lookUps;

    private final SecureRandom random = new SecureRandom();
    private final DelegateIdentityKeys identityKeys;
    private final Clock clock;

    SessionChallenges(DelegateIdentityKeys identityKeys, Clock clock, DatabaseProperties database) {
        this.identityKeys = identityKeys;
        this.clock = clock;
        this.lookUps = new Semaphore(database.halfOfPool());
    }

    private record ChallengeKey(UUID delegateId, long epoch) {}

    private record IssuedChallenge(String nonce, Instant expiresAt) {}

    public Frame.Challenge issue(UUID delegateId, Frame.Hello hello) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.put(
                new ChallengeKey(delegateId, hello.epoch()),
                new IssuedChallenge(nonce, clock.instant().plusSeconds(SessionProof.TIMEOUT_SECONDS)));
        return new Frame.Challenge(nonce);
    }

    /** Refuses a proof that is wrong, late, or of a challenge that was answered before. */
    public void verify(UUID delegateId, Frame.Hello hello) {
        var issued = open.remove(new ChallengeKey(delegateId, hello.epoch()));
        if (issued == null || issued.expiresAt().isBefore(clock.instant())) {
            throw SignatureRefused.because("there is no open challenge that it answers");
        }
        if (!key(delegateId)
                .verifies(
                        new SessionProof(delegateId, hello.epoch(), issued.nonce()).signatureBase(),
                        decoded(hello.proof()))) {
            throw SignatureRefused.because("the proof does not verify");
        }
    }

    private IdentityKey key(UUID delegateId) {
        lookUps.acquireUninterruptibly();
        try {
            return identityKeys.find(delegateId).flatMap(IdentityKey::parse).orElseThrow(SignatureRefused::unknown);
        } finally {
            lookUps.release();
        }
    }

    private static byte[] decoded(@Nullable String base64) {
        try {
            return Base64.getDecoder().decode(String.valueOf(base64));
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    @Scheduled(fixedDelayString = "#{@signatureProperties.purgeInterval()}")
    void sweep() {
        var now = clock.instant();
        open.values().removeIf(issued -> issued.expiresAt().isBefore(now));
    }
}
