package io.fairlead.live;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client's view of one resource, until all is told or the client leaves. */
class Watcher {

    private static final Logger log = LoggerFactory.getLogger(Watcher.class);
    private static final int COMMENT_AFTER_SECONDS = 15;

    private final UUID resource;
    private final SseEmitter emitter;
    private final Feed feed;
    private final Semaphore news = new Semaphore(1);
    private volatile long after;
    private volatile boolean left;

    Watcher(UUID resource, long after, SseEmitter emitter, Feed feed) {
        this.resource = resource;
        this.after = after;
        this.emitter = emitter;
        this.feed = feed;
    }

    UUID resource() {
        return resource;
    }

    long after() {
        return after;
    }

    void wake() {
        news.release();
    }

    void leave() {
        left = true;
        wake();
    }

    void watch() {
        try {
            while (!left) {
                if (!news.tryAcquire(COMMENT_AFTER_SECONDS, TimeUnit.SECONDS)) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    continue;
                }
                news.drainPermits();
                if (!left && sendNews()) {
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
    private boolean sendNews() throws IOException {
        for (var told : feed.toldAfter(resource, after)) {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(told.id()))
                    .name(told.type())
                    .data(told.body()));
            after = told.id();
            if (told.last()) {
                return true;
            }
        }
        return false;
    }
}
