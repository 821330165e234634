package io.fairlead.live;

import io.fairlead.http.InvalidRequest;
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
public class Streams {

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Feed feed;

    Streams(Feed feed) {
        this.feed = feed;
    }

    /**
     * @param open whether more may be told of it
     * @param toldLast the id of what was told last
     * @param lastEventId the header as it came
     */
    public ResponseEntity<SseEmitter> follow(UUID resource, boolean open, long toldLast, @Nullable String lastEventId) {
        var after = id(lastEventId);
        if (!open && after >= toldLast) {
            // Browsers reconnect by themselves after the end; only 204 stops them.
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(add(resource, after));
    }

    /** Call it after the commit. */
    public void wake(UUID resource) {
        watchers.stream().filter(watcher -> watcher.resource().equals(resource)).forEach(Watcher::wake);
    }

    private SseEmitter add(UUID resource, long after) {
        var emitter = new SseEmitter(0L);
        var watcher = new Watcher(resource, after, emitter, feed);
        emitter.onCompletion(watcher::leave);
        emitter.onError(_ -> watcher.leave());
        watchers.add(watcher);
        Thread.ofVirtual().name("watch-" + resource).start(() -> {
            try {
                watcher.watch();
            } finally {
                watchers.remove(watcher);
            }
        });
        return emitter;
    }

    @Scheduled(fixedDelay = 500)
    void lookElsewhere() {
        if (!watchers.isEmpty()) {
            var known = watchers.stream().collect(Collectors.toMap(Watcher::resource, Watcher::after, Math::min));
            feed.movedBeyond(known).forEach(this::wake);
        }
    }

    /** Before the web server waits for open requests to end. */
    @EventListener(ContextClosedEvent.class)
    void leave() {
        watchers.forEach(Watcher::leave);
    }

    private static long id(@Nullable String lastEventId) {
        try {
            return lastEventId == null || lastEventId.isBlank() ? 0 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException _) {
            throw new InvalidRequest(
                    "?Last-Event-ID", "NOT_A_NUMBER", "Last-Event-ID is the id of an event that this stream sent.");
        }
    }
}
