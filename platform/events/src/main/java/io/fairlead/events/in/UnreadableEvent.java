package io.fairlead.events.in;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is no event; trying again would not help. */
class UnreadableEvent extends RuntimeException {

    private UnreadableEvent(String message) {
        super(message);
    }

    /** Keeps the cause's kind only: a parser's message may repeat the content. */
    static UnreadableEvent of(ConsumerRecord<?, ?> record, String why) {
        return new UnreadableEvent(
                "read %s-%d@%d: %s".formatted(record.topic(), record.partition(), record.offset(), why));
    }
}
