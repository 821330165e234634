package io.fairlead.events.topic;

import io.fairlead.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics as the settings want them. */
class WantedTopics {

    private final TopicNaming naming;
    private final TopicProperties properties;
    private final List<RelayTopic> relays;

    WantedTopics(TopicNaming naming, TopicProperties properties, List<RelayTopic> relays) {
        this.naming = naming;
        this.properties = properties;
        this.relays = relays;
    }

    /** Those whose partitions keep the events of an aggregate in order. */
    List<NewTopic> ofEvents() {
        var topics = new ArrayList<NewTopic>();
        for (var topic : Topic.values()) {
            topic.streams().forEach(name -> topics.add(topic(naming.topic(name), properties.partitions(), stream())));
            topic.compacted()
                    .forEach(name -> topics.add(topic(naming.topic(name), properties.partitions(), compacted())));
        }
        return topics;
    }

    List<NewTopic> all() {
        var deadLetters = Stream.of(Topic.values())
                .flatMap(topic -> topic.names().stream())
                .map(name -> topic(naming.deadLetters(name), 1, stream()));
        var between = relays.stream().map(relay -> topic(naming.topic(relay.name()), 1, kept(relay.retention())));
        return Stream.of(ofEvents().stream(), deadLetters, between)
                .flatMap(topics -> topics)
                .toList();
    }

    private NewTopic topic(String name, int partitions, Map<String, String> configuration) {
        var merged = new HashMap<>(configuration);
        if (properties.minInSyncReplicas() > 0) {
            merged.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(properties.minInSyncReplicas()));
        }
        return new NewTopic(name, partitions, (short) properties.replicas()).configs(merged);
    }

    private Map<String, String> stream() {
        return kept(properties.retention());
    }

    private Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                millis(properties.minCompactionLag()),
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                millis(properties.deleteRetention()));
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, millis(retention));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
