package io.fairlead.test.live;

import io.fairlead.test.run.RunLedger;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client's view of one run, until the run ends or the client leaves. */
class Watcher {

    private static final Logger log = LoggerFactory.getLogger(Watcher.class);
    private static final int COMMENT_AFTER_SECONDS = 15;

    private final UUID run;
    private final SseEmitter emitter;
    private final RunLedger ledger;
    private final Semaphore news = new Semaphore(1);
    private volatile long after;
    private volatile boolean left;

    Watcher(UUID run, long after, SseEmitter emitter, RunLedger ledger) {
        this.run = run;
        this.after = after;
        this.emitter = emitter;
        this.ledger = ledger;
    }

    UUID run() {
        return run;
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
            log.warn("stream run {}: {}; the client may come back", run, e.toString());
            emitter.complete();
        }
    }

    /** Whether that was all. */
    private boolean sendNews() throws IOException {
        for (var told : ledger.toldAfter(run, after)) {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(told.sequence()))
                    .name(told.type())
                    .data(told.body()));
            after = told.sequence();
            if (told.last()) {
                return true;
            }
        }
        return false;
    }
}
