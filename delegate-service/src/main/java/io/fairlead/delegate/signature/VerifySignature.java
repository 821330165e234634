package io.fairlead.delegate.signature;

import io.fairlead.contracts.protocol.RequestSignature;
import io.fairlead.delegate.fleet.DelegateIdentityKeys;
import io.fairlead.runtime.settings.DatabaseProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which delegate signed a request, or refuses it. */
@Component
class VerifySignature {

    private static final Pattern SIGNATURE = Pattern.compile("fairlead=:([0-9A-Za-z+/]{86}==):");

    private static final Pattern DIGEST = Pattern.compile("sha-256=:[0-9A-Za-z+/]{43}=:");

    /** When thousands come back at once they queue here, where there is no time-out, and not for the pool. */
    private final Semaphore lookUps;

    private final DelegateIdentityKeys identityKeys;
    private final UsedNonces nonces;
    private final Clock clock;

    VerifySignature(DelegateIdentityKeys identityKeys, UsedNonces nonces, Clock clock, DatabaseProperties database) {
        this.identityKeys = identityKeys;
        this.nonces = nonces;
        this.clock = clock;
        this.lookUps = new Semaphore(database.halfOfPool());
    }

    /** The parts of a request that are signed, and the headers that say so; all but the body. */
    record SignedRequest(
            String method,
            String path,
            @Nullable String contentDigest,
            @Nullable String signatureInput,
            @Nullable String signature) {}

    /** A request of a delegate that is known, made just now; whether that delegate signed it shows when its body is read. */
    record ClaimedRequest(SignedRequest request, RequestSignature input, byte[] signature, IdentityKey key) {}

    /** Judges all that needs no body, so that nobody's body is read who could not have signed it. */
    ClaimedRequest claim(SignedRequest request) {
        var input = input(request);
        if (Duration.between(input.created(), clock.instant()).abs().toSeconds() > RequestSignature.WINDOW_SECONDS) {
            throw SignatureRefused.because("it was made more than %d s away from the time here, %s"
                    .formatted(RequestSignature.WINDOW_SECONDS, clock.instant()));
        }
        if (!DIGEST.matcher(String.valueOf(request.contentDigest())).matches()) {
            throw SignatureRefused.because("the Content-Digest header is missing or malformed");
        }
        var signature = SIGNATURE.matcher(String.valueOf(request.signature()));
        if (!signature.matches()) {
            throw SignatureRefused.because("the Signature header is missing or malformed");
        }
        var key = withPermit(() -> identityKeys
                .find(input.delegateId())
                .flatMap(IdentityKey::parse)
                .orElseThrow(SignatureRefused::unknown));
        return new ClaimedRequest(request, input, Base64.getDecoder().decode(signature.group(1)), key);
    }

    UUID signerOf(ClaimedRequest claimed, byte[] body) {
        var request = claimed.request();
        var input = claimed.input();
        var digest = RequestSignature.contentDigest(body);
        if (!MessageDigest.isEqual(bytes(digest), bytes(String.valueOf(request.contentDigest())))) {
            throw SignatureRefused.because("Content-Digest is not that of the body");
        }
        var base = input.signatureBase(request.method(), request.path(), digest);
        if (!claimed.key().verifies(base, claimed.signature())) {
            throw SignatureRefused.because("it does not verify");
        }
        if (!withPermit(() -> nonces.saveIfNew(input.delegateId(), input.nonce()))) {
            throw SignatureRefused.because("its nonce was used before");
        }
        return input.delegateId();
    }

    private <T> T withPermit(Supplier<T> lookUp) {
        lookUps.acquireUninterruptibly();
        try {
            return lookUp.get();
        } finally {
            lookUps.release();
        }
    }

    private static RequestSignature input(SignedRequest request) {
        try {
            return RequestSignature.parse(String.valueOf(request.signatureInput()))
                    .orElseThrow(
                            () -> SignatureRefused.because("the Signature-Input header is missing or of another form"));
        } catch (IllegalArgumentException _) {
            throw SignatureRefused.because("keyid is no UUID");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
