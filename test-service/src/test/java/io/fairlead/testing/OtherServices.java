package io.fairlead.testing;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.events.out.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays the other services: says what they would say, and hears what this one says. */
@TestComponent
class OtherServices {

    private final Map<String, List<String>> received = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OtherServices(Outbox outbox, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    void publish(Event event) {
        transaction.executeWithoutResult(_ -> outbox.publish(event));
    }

    @KafkaListener(topics = TopicNames.TEST_EVENTS, groupId = "others")
    void on(ConsumerRecord<String, byte[]> record) {
        received.computeIfAbsent(record.key(), _ -> new CopyOnWriteArrayList<>())
                .add(header(record, "ce_sequence") + " " + header(record, "ce_type"));
    }

    List<String> eventsOf(String testId) {
        return received.getOrDefault(testId, List.of());
    }

    void passDeadlineOf(UUID testId) {
        jdbc.sql("update test_run set deadline = now() - interval '1 second' where id = ?")
                .param(testId)
                .update();
    }

    /** Writes what another instance would write; nothing in this one is woken by it. */
    void completeElsewhere(UUID testId) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update test_run set state = 'CANCELLED', sequence = 2 where id = ?")
                    .param(testId)
                    .update();
            jdbc.sql("insert into test_run_event (run_id, sequence, type, body) values (?, 2, 'TestCompleted', '{}')")
                    .param(testId)
                    .update();
        });
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
