package io.fairlead.identity.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHasherTests {

    private final int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private final SlowEncoder encoder = new SlowEncoder();
    private final PasswordHasher hashing = new PasswordHasher(encoder);

    @Test
    void refusesWhoWaitsForTooLong() throws InterruptedException {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var other = 0; other < most; other++) {
                others.submit(() -> hashing.matches("password", "hash"));
            }
            encoder.entered.await();

            assertThatThrownBy(() -> hashing.matches("one more", "hash")).isInstanceOf(LoginsBusy.class);
            encoder.go.countDown();
        }

        assertThat(encoder.atOnce).hasValue(most);
        assertThat(hashing.matches("password", "hash")).isTrue();
    }

    @Test
    void refusesAtOnceWhereManyWaitAlready() throws InterruptedException {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var other = 0; other < most; other++) {
                others.submit(() -> hashing.matches("password", "hash"));
            }
            encoder.entered.await();
            for (var number = 1; number <= PasswordHasher.MAX_WAITING; number++) {
                var inLine = number;
                others.submit(() -> hashing.matches("password", "hash"));
                await().until(() -> hashing.waiting() == inLine);
            }

            assertThatThrownBy(() -> hashing.matches("one more", "hash")).isInstanceOf(LoginsBusy.class);
            assertThat(hashing.waiting()).isEqualTo(PasswordHasher.MAX_WAITING);
            encoder.go.countDown();
        }
    }

    /** Stays in the hash until it is told to go on. */
    private final class SlowEncoder implements PasswordEncoder {

        private final CountDownLatch entered = new CountDownLatch(most);
        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger atOnce = new AtomicInteger();

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            if (go.getCount() > 0) {
                atOnce.incrementAndGet();
                entered.countDown();
                try {
                    go.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            return true;
        }
    }
}
