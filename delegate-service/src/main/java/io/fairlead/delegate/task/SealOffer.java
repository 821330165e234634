package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import io.fairlead.delegate.secretservice.SecretServiceClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/**
 * Has the secrets of a test sealed before it is offered, which spares the delegate a request. Where that fails, or takes
 * a large part of the time that the offer has, the offer goes without them: the delegate asks for them, and learns why
 * it gets none. What comes too late is dropped here; no seal is stored.
 */
@Component
class SealOffer {

    private static final Logger log = LoggerFactory.getLogger(SealOffer.class);

    /** Once there was no response in time, offers do not wait for one for a while. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Of ciphertexts, so that the whole frame stays below the limit of a message. */
    private static final int MAX_CHARACTERS = 32 * 1024;

    private final SecretServiceClient secretService;
    private final TaskTracing tracing;
    private final TaskProperties settings;
    private final Clock clock;
    private volatile Instant pausedUntil = Instant.EPOCH;

    SealOffer(SecretServiceClient secretService, TaskTracing tracing, TaskProperties settings, Clock clock) {
        this.secretService = secretService;
        this.tracing = tracing;
        this.settings = settings;
        this.clock = clock;
    }

    /** Waits for secret-service, so not on a thread that others wait for. */
    TestOffer seal(Task task, TestOffer offer, UUID delegateId) {
        if (clock.instant().isBefore(pausedUntil)) {
            return offer;
        }
        var sealing = new CompletableFuture<List<SealedSecret>>();
        Thread.ofVirtual().name("seal-offer").start(() -> {
            try {
                sealing.complete(
                        tracing.within(task, "seal offer", () -> requestSeals(task, offer.attempt(), delegateId)));
            } catch (RuntimeException e) {
                sealing.completeExceptionally(e);
            }
        });
        try {
            var sealed = sealing.get(settings.offerTimeout().toMillis() / 4, TimeUnit.MILLISECONDS);
            return fits(sealed) ? offer.withSealedSecrets(sealed) : offer;
        } catch (TimeoutException e) {
            return unsealed(offer, "secret-service takes too long", true);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return unsealed(offer, String.valueOf(cause.getMessage()), cause instanceof ResourceAccessException);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return offer;
        }
    }

    private TestOffer unsealed(TestOffer offer, String reason, boolean pause) {
        log.info("task {} is offered without its secrets: {}", offer.taskId(), reason);
        if (pause) {
            pausedUntil = clock.instant().plus(PAUSE);
        }
        return offer;
    }

    private List<SealedSecret> requestSeals(Task task, long attempt, UUID delegateId) {
        var request = new SealRequest(
                task.id(), attempt, delegateId, task.connectorId(), task.connectorVersion(), null, task.actor(), true);
        return secretService
                .<SealedSecrets>call(http -> http.post()
                        .uri("/internal/v1/seals")
                        .body(request)
                        .retrieve()
                        .body(SealedSecrets.class))
                .secrets();
    }

    private static boolean fits(List<SealedSecret> sealed) {
        return sealed.stream().mapToInt(secret -> secret.ciphertext().length()).sum() < MAX_CHARACTERS;
    }
}
