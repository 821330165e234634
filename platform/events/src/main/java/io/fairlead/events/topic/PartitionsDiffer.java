package io.fairlead.events.topic;

/** A topic has another number of partitions than the services were told, so that aggregates would change their partition. */
class PartitionsDiffer extends IllegalStateException {

    private PartitionsDiffer(String message) {
        super(message);
    }

    static PartitionsDiffer of(String topic, int actual, int wanted) {
        return new PartitionsDiffer(
                ("topic %s has %d partitions, and fairlead.events.topics.partitions is %d: events of one"
                                + " aggregate would be on two partitions and lose their order. Set it to %d for all services; or, to"
                                + " move to %d, let the consumers catch up, stop all services, and start them with another"
                                + " fairlead.events.topics.prefix (docs/decisions/events.md)")
                        .formatted(topic, actual, wanted, actual, wanted));
    }
}
