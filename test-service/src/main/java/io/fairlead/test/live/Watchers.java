package io.fairlead.test.live;

import io.fairlead.test.run.RunLedger;
import io.fairlead.test.run.RunMoved;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Wakes everybody here who watches a run: at once when it moved here, soon when it moved in another instance. */
@Component
class Watchers {

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final RunLedger ledger;

    Watchers(RunLedger ledger) {
        this.ledger = ledger;
    }

    SseEmitter add(UUID run, long after) {
        var emitter = new SseEmitter(0L);
        var watcher = new Watcher(run, after, emitter, ledger);
        emitter.onCompletion(watcher::leave);
        emitter.onError(_ -> watcher.leave());
        watchers.add(watcher);
        Thread.ofVirtual().name("watch-" + run).start(() -> {
            try {
                watcher.watch();
            } finally {
                watchers.remove(watcher);
            }
        });
        return emitter;
    }

    @TransactionalEventListener
    void on(RunMoved moved) {
        wake(moved.run().id());
    }

    @Scheduled(fixedDelay = 500)
    void lookElsewhere() {
        if (!watchers.isEmpty()) {
            var known = watchers.stream().collect(Collectors.toMap(Watcher::run, Watcher::after, Math::min));
            ledger.movedBeyond(known).forEach(this::wake);
        }
    }

    /** Before the web server waits for open requests to end. */
    @EventListener(ContextClosedEvent.class)
    void leave() {
        watchers.forEach(Watcher::leave);
    }

    private void wake(UUID run) {
        watchers.stream().filter(watcher -> watcher.run().equals(run)).forEach(Watcher::wake);
    }
}
