package io.fairlead.events.topic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker how far topics have come. */
public class TopicEnds {

    private final Map<String, Object> connection;

    TopicEnds(Map<String, Object> connection) {
        this.connection = connection;
    }

    /** Whether nothing was ever published to it. */
    public boolean isEmpty(String topic) {
        try (var admin = Admin.create(connection)) {
            var partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .mapToInt(description -> description.partitions().size())
                    .sum();
            var wanted = IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            return admin.listOffsets(wanted).all().get().values().stream().allMatch(end -> end.offset() == 0);
        } catch (ExecutionException failure) {
            throw new KafkaException("ask for the end of " + topic, failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
