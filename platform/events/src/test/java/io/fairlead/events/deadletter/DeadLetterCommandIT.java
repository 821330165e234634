package io.fairlead.events.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.server.RealKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

@RealKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=dead-letter-test",
            "FAIRLEAD_INSTANCE=1"
        })
class DeadLetterCommandIT {

    private static final String DEAD_LETTERS = TopicNames.DELEGATE_STATE + "-dlt";

    private final KafkaTemplate<String, byte[]> kafka;
    private final String brokers;

    @Autowired
    DeadLetterCommandIT(
            KafkaTemplate<String, byte[]> kafka, @Value("${spring.kafka.bootstrap-servers}") String brokers) {
        this.kafka = kafka;
        this.brokers = brokers;
    }

    @Test
    void dealsWithTheOldestFirstAndRefusesWhatWouldComeTooLate() {
        var overtaken = UUID.randomUUID();
        var unreadable = UUID.randomUUID();
        send(overtaken, 1);
        send(unreadable, 1);
        send(overtaken, 2);
        assertThat(listed()).hasSize(3);

        var first = offsetOf(listed().getFirst());
        expect(DeadLetterCommand.REFUSED, "An older one waits in this topic", run("redrive", DEAD_LETTERS, first + 1));
        expect(
                DeadLetterCommand.REFUSED,
                "A later event of " + overtaken + ", sequence 2",
                run("redrive", DEAD_LETTERS, first));
        expect(
                DeadLetterCommand.DONE,
                "listener=harbour  java.lang.IllegalStateException",
                run("show", DEAD_LETTERS, first));
        expect(DeadLetterCommand.DONE, "discarded", run("discard", DEAD_LETTERS, first));
        expect(
                DeadLetterCommand.DONE,
                "published again to " + TopicNames.DELEGATE_STATE,
                run("redrive", DEAD_LETTERS, first + 1));

        assertThat(keysIn(TopicNames.DELEGATE_STATE)).endsWith(unreadable.toString());
        assertThat(listed()).singleElement().asString().contains(overtaken + " sequence=2");
        expect(DeadLetterCommand.REFUSED, "There is no dead letter", run("discard", DEAD_LETTERS, first));
    }

    @Test
    void saysHowItIsUsed() {
        expect(DeadLetterCommand.CANNOT_DO, "dead-letters list", run("burn", DEAD_LETTERS, 1));
    }

    /** Published, consumed by a listener that fails, and set aside as services do. */
    private void send(UUID key, long sequence) {
        var event = new ProducerRecord<>(
                TopicNames.DELEGATE_STATE, 0, key.toString(), "{\"delegateId\": ".getBytes(StandardCharsets.UTF_8));
        event.headers()
                .add("ce_type", "fairlead.delegate.registered.v1".getBytes(StandardCharsets.UTF_8))
                .add("ce_sequence", Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
        var metadata = kafka.send(event).join().getRecordMetadata();
        var record = new ConsumerRecord<>(
                metadata.topic(), metadata.partition(), metadata.offset(), event.key(), event.value());
        event.headers().forEach(record.headers()::add);
        new DeadLetterPublishingRecoverer(kafka, (failed, _) -> new TopicPartition(failed.topic() + "-dlt", 0))
                .accept(
                        record,
                        new ListenerExecutionFailedException("failed", "harbour", new IllegalStateException("poison")));
    }

    private List<String> keysIn(String topic) {
        var consumers = new DefaultKafkaConsumerFactory<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer());
        try (var consumer = consumers.createConsumer()) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var keys = new ArrayList<String>();
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> keys.add(record.key()));
            }
            return keys;
        }
    }

    private List<String> listed() {
        return run("list")
                .output()
                .lines()
                .filter(line -> line.startsWith(DEAD_LETTERS))
                .toList();
    }

    private static long offsetOf(String line) {
        return Long.parseLong(line.substring(line.indexOf('@') + 1, line.indexOf(' ')));
    }

    private CommandResult run(Object... arguments) {
        var output = new ByteArrayOutputStream();
        var command = new DeadLetterCommand(
                Map.of("FAIRLEAD_KAFKA", brokers), new PrintStream(output, true, StandardCharsets.UTF_8));
        var words = new String[arguments.length + 1];
        Arrays.setAll(words, index -> index == 0 ? "dead-letters" : String.valueOf(arguments[index - 1]));
        return new CommandResult(command.run(List.of(words)), output.toString(StandardCharsets.UTF_8));
    }

    private static void expect(int status, String said, CommandResult result) {
        assertThat(result.output()).contains(said);
        assertThat(result.status()).isEqualTo(status);
    }

    private record CommandResult(int status, String output) {}

    @SpringBootConfiguration
    @ImportAutoConfiguration(KafkaAutoConfiguration.class)
    static class Application {

        @Bean
        KafkaAdmin.NewTopics topics() {
            return new KafkaAdmin.NewTopics(
                    TopicBuilder.name(TopicNames.DELEGATE_STATE).partitions(1).build(),
                    TopicBuilder.name(DEAD_LETTERS).partitions(1).build());
        }
    }
}
