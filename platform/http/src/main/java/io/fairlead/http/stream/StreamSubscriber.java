package io.fairlead.http.stream;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client's view of one resource, until all is told or the client leaves. */
class StreamSubscriber {

    private static final Logger log = LoggerFactory.getLogger(StreamSubscriber.class);
    private static final int COMMENT_AFTER_SECONDS = 15;

    private final UUID resource;
    private final SseEmitter emitter;
    private final StreamSource source;
    private final Semaphore signal = new Semaphore(1);
    private volatile long after;
    private volatile boolean closed;

    StreamSubscriber(UUID resource, long after, SseEmitter emitter, StreamSource source) {
        this.resource = resource;
        this.after = after;
        this.emitter = emitter;
        this.source = source;
    }

    UUID resource() {
        return resource;
    }

    long after() {
        return after;
    }

    void wake() {
        signal.release();
    }

    void close() {
        closed = true;
        wake();
    }

    void run() {
        try {
            while (!closed) {
                if (!signal.tryAcquire(COMMENT_AFTER_SECONDS, TimeUnit.SECONDS)) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    continue;
                }
                signal.drainPermits();
                if (!closed && sendNewEvents()) {
                    break;
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException _) {
            // The client is gone; it comes back with Last-Event-ID if it wants to know more.
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            log.warn("stream {}: {}; the client may come back", resource, e.toString());
            emitter.complete();
        }
    }

    /** Whether that was all. */
    private boolean sendNewEvents() throws IOException {
        for (var event : source.eventsAfter(resource, after)) {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(event.id()))
                    .name(event.type())
                    .data(event.body()));
            after = event.id();
            if (event.last()) {
                return true;
            }
        }
        return false;
    }
}
