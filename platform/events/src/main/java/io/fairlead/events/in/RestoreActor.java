package io.fairlead.events.in;

import io.fairlead.contracts.actor.Actor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.RecordInterceptor;

/** Lets what an event leads to know whose request it began with. */
class RestoreActor implements RecordInterceptor<Object, Object> {

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        Actor.bind(CloudEventHeaders.actor(record).flatMap(Actor::parse).orElse(null));
        return record;
    }

    @Override
    public void afterRecord(ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        Actor.bind(null);
    }
}
