package io.fairlead.console.admission;

import io.fairlead.runtime.web.WebServerProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Counts what stays open for long: event streams, and requests that wait for a result. */
@Component
public class OpenRequests {

    private final Kind streams;
    private final Kind waits;

    OpenRequests(WebServerProperties perCaller, AdmissionProperties together, MeterRegistry metrics) {
        this.streams = new Kind(perCaller.maxStreamsPerCaller(), new Semaphore(together.maxStreams()));
        this.waits = new Kind(perCaller.maxWaitsPerCaller(), new Semaphore(together.maxWaits()));
        Gauge.builder(
                        "fairlead.streams",
                        () -> together.maxStreams() - streams.room().availablePermits())
                .description("Event streams that callers of this instance have open")
                .register(metrics);
    }

    /** Whether one more is let in. */
    public sealed interface Admission {

        /** Close it when the request is over; more than once does no harm. */
        record Admitted(Runnable release) implements Admission, AutoCloseable {

            @Override
            public void close() {
                release.run();
            }
        }

        /** This caller has as many as one may have. */
        record CallerHasTooMany(int max) implements Admission {}

        /** All together have as many as there is room for. */
        record Full() implements Admission {}
    }

    private record Kind(int maxPerCaller, Semaphore room, Map<String, Integer> byCaller) {

        Kind(int maxPerCaller, Semaphore room) {
            this(maxPerCaller, room, new ConcurrentHashMap<>());
        }

        Admission admit(String caller) {
            if (byCaller.merge(caller, 1, Integer::sum) > maxPerCaller) {
                leave(caller);
                return new Admission.CallerHasTooMany(maxPerCaller);
            }
            if (!room.tryAcquire()) {
                leave(caller);
                return new Admission.Full();
            }
            var open = new AtomicBoolean(true);
            return new Admission.Admitted(() -> {
                if (open.compareAndSet(true, false)) {
                    room.release();
                    leave(caller);
                }
            });
        }

        private void leave(String caller) {
            byCaller.computeIfPresent(caller, (_, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** @param caller whoever is counted as one, by a name that nobody else can take */
    public Admission admitStream(String caller) {
        return streams.admit(caller);
    }

    public Admission admitWait(String caller) {
        return waits.admit(caller);
    }
}
