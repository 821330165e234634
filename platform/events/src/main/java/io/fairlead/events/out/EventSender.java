package io.fairlead.events.out;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** Hands events to the broker, and knows when it has them. */
class EventSender {

    /** As long as a record can be under way; what is not acknowledged by then is sent again in its order. */
    private static final Map<String, Object> TIMEOUTS = Map.of(
            "delivery.timeout.ms",
            (int) PublisherLease.SEND_TIMEOUT.toMillis(),
            "request.timeout.ms",
            (int) PublisherLease.SEND_TIMEOUT.toMillis() * 2 / 3);

    private final ProducerFactory<String, byte[]> producers;
    private final EventRecords records;

    /** Not the producer's thread, which must not wait for itself. */
    private volatile ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor();

    private volatile KafkaTemplate<String, byte[]> kafka;

    /** Has a template of its own: that of the program would replace the stored trace by that of this thread. */
    EventSender(ProducerFactory<String, byte[]> producers, EventRecords records) {
        this.producers = producers;
        this.kafka = new KafkaTemplate<>(producers, TIMEOUTS);
        this.records = records;
    }

    CompletableFuture<Void> send(StoredEvent event) {
        try {
            return CompletableFuture.allOf(
                    records.of(event).stream().map(kafka::send).toArray(CompletableFuture[]::new));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Sends what was stored, each event of an aggregate once the one before it is with the broker. */
    SendResult sendInOrder(List<StoredEvent> events) {
        record Line(UUID aggregate, String topic) {}
        var lines = new HashMap<Line, CompletableFuture<Void>>();
        var outcomes = new ArrayList<CompletableFuture<Void>>();
        for (var event : events) {
            var line = new Line(event.aggregateId(), event.topic());
            var before = lines.get(line);
            var outcome = before == null ? send(event) : before.thenComposeAsync(_ -> send(event), followers);
            lines.put(line, outcome);
            outcomes.add(outcome);
        }
        return result(events, outcomes);
    }

    private static SendResult result(List<StoredEvent> events, List<CompletableFuture<Void>> outcomes) {
        var sent = new ArrayList<StoredEvent>();
        RuntimeException failure = null;
        for (var index = 0; index < events.size(); index++) {
            try {
                outcomes.get(index).orTimeout(15, TimeUnit.SECONDS).join();
                sent.add(events.get(index));
            } catch (CompletionException e) {
                failure = e;
            }
        }
        return new SendResult(sent, failure);
    }

    /** Also after it was closed. */
    void start() {
        if (followers.isShutdown()) {
            followers = Executors.newVirtualThreadPerTaskExecutor();
            kafka = new KafkaTemplate<>(producers, TIMEOUTS);
        }
    }

    void close() {
        followers.shutdown();
        kafka.destroy();
    }

    /** @param failure one of them; the events that are not among the sent ones wait for the next time */
    record SendResult(List<StoredEvent> sent, @Nullable RuntimeException failure) {}
}
