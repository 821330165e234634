package io.fairlead.events.topic;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics on the broker. All but {@code prefix}, {@code create} and {@code partitions} count when a topic is created; one
 * that exists stays as it is.
 *
 * @param prefix how the names of all topics and consumer groups begin; the same for all services
 * @param create whether a service creates topics that are missing; without it somebody else does, for example an operator
 * @param partitions of each topic; a service does not start on a topic that has another number
 * @param replicas of each partition; -1 leaves it to the broker
 * @param minInSyncReplicas which have to have a record before it counts as published; 0 leaves it to the broker
 * @param retention how long events are kept; what is on a compacted topic stays
 * @param minCompactionLag how long each record of a compacted topic is kept at least, so that a consumer can see it
 * @param deleteRetention how long the tombstone of what was deleted is kept on a compacted topic; a consumer that is away for
 *     longer has to start from the beginning
 */
@ConfigurationProperties("fairlead.events.topics")
public record TopicProperties(
        @DefaultValue("fairlead.") String prefix,

        @DefaultValue("true") boolean create,

        @DefaultValue("8") @Allowed(min = "1", max = "1000") int partitions,

        @DefaultValue("-1") @Allowed(min = "-1", max = "10") int replicas,

        @DefaultValue("0") @Allowed(min = "0", max = "10") int minInSyncReplicas,

        @DefaultValue("7d") @Allowed(min = "1h", max = "3650d")
        Duration retention,

        @DefaultValue("0s") @Allowed(min = "0s", max = "30d")
        Duration minCompactionLag,

        @DefaultValue("7d") @Allowed(min = "1h", max = "365d")
        Duration deleteRetention) {}
