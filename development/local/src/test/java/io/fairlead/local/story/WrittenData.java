package io.fairlead.local.story;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.local.LocalCluster;
import io.fairlead.local.LocalService;
import io.fairlead.testkit.canary.CanarySearch;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a running suite has written down, for those who look whether it is in order. */
final class WrittenData {

    private final LocalCluster cluster;

    WrittenData(LocalCluster cluster) {
        this.cluster = cluster;
    }

    /** Logs and all other files, every record of every topic, and every row of every table as text. */
    void searchFor(CanarySearch canary) throws SQLException {
        canary.searchIn(cluster.home());
        for (var entity : Topic.values()) {
            for (var topic : entity.names()) {
                for (var told : records(topic)) {
                    told.headers().forEach(header -> canary.searchIn(topic, header.value()));
                    if (told.value() != null) {
                        canary.searchIn(topic, told.value());
                    }
                }
            }
        }
        for (var service : LocalService.values()) {
            canary.searchIn("database of " + service.program(), dump(service));
        }
    }

    /** For each aggregate, the sequences of its events, those of each of its topics in the order of the first time. */
    Map<String, List<Long>> sequences(Topic topic) {
        Map<String, List<Long>> told = new LinkedHashMap<>();
        for (var name : topic.streams()) {
            sequences(name).forEach((key, sequences) -> {
                var known = told.computeIfAbsent(key, _ -> new ArrayList<>());
                sequences.stream().filter(sequence -> !known.contains(sequence)).forEach(known::add);
            });
        }
        return told;
    }

    /** For each key of a topic, the sequences in the order in which they were first told. */
    Map<String, List<Long>> sequences(String topic) {
        Map<String, List<Long>> sequences = new LinkedHashMap<>();
        for (var told : records(topic)) {
            var header = told.headers().lastHeader("ce_sequence").value();
            var known = sequences.computeIfAbsent(text(told.key()), _ -> new ArrayList<>());
            var sequence = Long.valueOf(text(header));
            if (!known.contains(sequence)) {
                known.add(sequence);
            }
        }
        return sequences;
    }

    /** For each connector, the statuses that were told of it, in order. */
    Map<String, List<String>> statuses() {
        Map<String, List<String>> statuses = new LinkedHashMap<>();
        for (var told : records(TopicNames.CONNECTOR_EVENTS)) {
            if (text(told.headers().lastHeader("ce_type").value()).equals("fairlead.connector.status-changed.v1")) {
                var event = JsonMapper.shared().readTree(told.value());
                statuses.computeIfAbsent(event.at("/connector/identifier").asString(), _ -> new ArrayList<>())
                        .add(event.at("/health/status").asString());
            }
        }
        return statuses;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var settings = Map.<String, Object>of("bootstrap.servers", cluster.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private String dump(LocalService service) throws SQLException {
        var dump = new StringBuilder();
        var database = cluster.database(service);
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var tables = connection
                        .createStatement()
                        .executeQuery("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
            while (tables.next()) {
                var rows =
                        connection.createStatement().executeQuery("select t::text from " + tables.getString(1) + " t");
                while (rows.next()) {
                    dump.append(rows.getString(1)).append('\n');
                }
            }
        }
        if (dump.isEmpty()) {
            throw new AssertionError(service.program() + " has written nothing into its database");
        }
        return dump.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
