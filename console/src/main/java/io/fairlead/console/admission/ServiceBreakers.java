package io.fairlead.console.admission;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Spares callers the wait for a service that hangs. It hangs when requests ran out of time and nobody else had an answer
 * of it meanwhile: a slow request beside quick ones says nothing of the service, so nobody can switch it off by slow requests. One
 * that refuses connections is no matter: its callers know at once.
 */
@Component
public class ServiceBreakers {

    private static final Logger log = LoggerFactory.getLogger(ServiceBreakers.class);

    private static final List<String> SERVICES =
            List.of("connector-service", "secret-service", "delegate-service", "test-service", "identity");

    /** How many in a row. */
    private static final int SILENT_CALLS = 2;

    private final Map<String, ServiceState> services = new ConcurrentHashMap<>();
    private final CircuitBreakerConfig config;

    ServiceBreakers(AdmissionProperties properties, MeterRegistry metrics) {
        this.config = CircuitBreakerConfig.custom()
                .slidingWindow(SILENT_CALLS, SILENT_CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(properties.retryInterval())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
        SERVICES.forEach(service -> Gauge.builder("fairlead.console.breaker.open", () -> isOpen(service) ? 1 : 0)
                .description("1 while a service hangs and is asked now and then only")
                .tag("service", service)
                .register(metrics));
    }

    private boolean isOpen(String service) {
        var state = services.get(service);
        return state != null && state.breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    private record ServiceState(CircuitBreaker breaker, AtomicLong lastAnswer) {}

    /** Empty when the service hangs; another than an empty one must be ended. */
    public Optional<ServiceCall> begin(String service) {
        var state = services.computeIfAbsent(service, this::watch);
        return state.breaker.tryAcquirePermission() ? Optional.of(new ServiceCall(state)) : Optional.empty();
    }

    private ServiceState watch(String service) {
        var breaker = CircuitBreaker.of(service, config);
        breaker.getEventPublisher().onStateTransition(event -> {
            switch (event.getStateTransition().getToState()) {
                case OPEN -> log.warn("{} does not answer; it is asked again now and then", service);
                case CLOSED -> log.info("{} answers again", service);
                default -> {}
            }
        });
        return new ServiceState(breaker, new AtomicLong(breaker.getCurrentTimestamp()));
    }

    /** A request to a service, and how it ended; only its first end counts. */
    public static final class ServiceCall implements AutoCloseable {

        private final ServiceState service;
        private final long begin;
        private final AtomicBoolean ended = new AtomicBoolean();

        private ServiceCall(ServiceState service) {
            this.service = service;
            this.begin = service.breaker.getCurrentTimestamp();
        }

        /** With whatever status. */
        public void answered() {
            service.lastAnswer.set(service.breaker.getCurrentTimestamp());
            if (ended.compareAndSet(false, true)) {
                service.breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            }
        }

        public void ranOutOfTime() {
            if (service.lastAnswer.get() - begin > 0) {
                close();
            } else if (ended.compareAndSet(false, true)) {
                service.breaker.onError(0, TimeUnit.NANOSECONDS, new ServiceSilent());
            }
        }

        /** It says nothing about the service. */
        @Override
        public void close() {
            if (ended.compareAndSet(false, true)) {
                service.breaker.releasePermission();
            }
        }
    }

    private static final class ServiceSilent extends RuntimeException {

        ServiceSilent() {
            super("no answer", null, false, false);
        }
    }
}
