package io.fairlead.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A fact about one aggregate, published as a CloudEvent 1.0 in Kafka's binary mode.
 *
 * <p>The record is the body. {@code ce_id}, {@code ce_time} and {@code ce_source} are added where the event is stored;
 * {@code ce_type} comes from {@link EventType}; {@code ce_subject} and the Kafka key are {@link #aggregateId()}.
 */
public interface Event {

    /** Identifies what the event is about; also the Kafka key, so one aggregate stays on one partition. */
    @JsonIgnore
    UUID aggregateId();

    /**
     * Counts the events of this aggregate over all of its topics, from 1 without gaps; consumers keep the highest and ignore
     * the rest.
     */
    long sequence();
}
