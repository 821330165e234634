package io.fairlead.http.stream;

import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Answers everybody who watches a resource: at once when it moved here, soon when it moved in another instance. */
public class ResourceStreams {

    private final Set<StreamSubscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final StreamSource source;

    ResourceStreams(StreamSource source, MeterRegistry metrics) {
        this.source = source;
        Gauge.builder("fairlead.streams", subscribers, Set::size)
                .description("Event streams that callers of this instance have open")
                .register(metrics);
    }

    /**
     * @param open whether more events may follow
     * @param lastId of the newest event
     * @param lastEventId the header as it came
     */
    public ResponseEntity<SseEmitter> follow(UUID resource, boolean open, long lastId, @Nullable String lastEventId) {
        var after = parseId(lastEventId);
        if (!open && after >= lastId) {
            // Browsers reconnect by themselves after the end; only 204 stops them.
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(add(resource, after));
    }

    /** Call it after the commit. */
    public void wake(UUID resource) {
        subscribers.stream()
                .filter(subscriber -> subscriber.resource().equals(resource))
                .forEach(StreamSubscriber::wake);
    }

    private SseEmitter add(UUID resource, long after) {
        var emitter = new SseEmitter(0L);
        var subscriber = new StreamSubscriber(resource, after, emitter, source);
        emitter.onCompletion(subscriber::close);
        emitter.onError(_ -> subscriber.close());
        subscribers.add(subscriber);
        Thread.ofVirtual().name("watch-" + resource).start(() -> {
            try {
                subscriber.run();
            } finally {
                subscribers.remove(subscriber);
            }
        });
        return emitter;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void wakeForOtherInstances() {
        if (!subscribers.isEmpty()) {
            var known = subscribers.stream()
                    .collect(Collectors.toMap(StreamSubscriber::resource, StreamSubscriber::after, Math::min));
            source.changedSince(known).forEach(this::wake);
        }
    }

    /** Before the web server waits for open requests to end. */
    @EventListener(ContextClosedEvent.class)
    void closeAll() {
        subscribers.forEach(StreamSubscriber::close);
    }

    private static long parseId(@Nullable String lastEventId) {
        try {
            return lastEventId == null || lastEventId.isBlank() ? 0 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException _) {
            throw new InvalidRequest(Violation.ofHeader(
                    "Last-Event-ID", "NOT_A_NUMBER", "Last-Event-ID is the id of an event that this stream sent."));
        }
    }
}
