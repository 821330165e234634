package io.fairlead.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.KafkaEvents;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.topic.TopicNames;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConcurrentWritesIT extends RunningConnectorService {

    private static final int WRITERS = 16;
    private static final int CHANGES = 8;

    @Test
    void loseNoChangeOfOneConnector() throws Exception {
        http().post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .body(anonymous("Shared"))
                .exchange()
                .expectStatus()
                .isCreated();

        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> writers.submit(() -> addWords(writer)))
                    .toList();
            for (var writer : all) {
                writer.get();
            }
        }

        var connector = read();
        var changes = WRITERS * CHANGES;
        assertThat(connector.get("description").stringValue().split(" "))
                .hasSize(changes)
                .doesNotHaveDuplicates();
        assertThat(connector.get("version").longValue()).isEqualTo(1 + changes);
        var id = UUID.fromString(connector.get("id").stringValue());
        await().untilAsserted(() -> assertThat(KafkaEvents.recordsOf(id, TopicNames.CONNECTOR_EVENTS))
                .extracting(event -> Long.valueOf(KafkaEvents.header(event, "ce_sequence")))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1 + changes).boxed().toList()));
    }

    /** Each change adds a word to what was read, so a lost one shows as a missing word. */
    private void addWords(int writer) {
        for (var change = 0; change < CHANGES; ) {
            var read = read();
            var old = read.path("description").stringValue("");
            var next = (old + " w%dc%d".formatted(writer, change)).strip();
            var status = http().put()
                    .uri(connectors + "/Shared")
                    .header(
                            HttpHeaders.IF_MATCH,
                            "\"%d\"".formatted(read.get("version").longValue()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(anonymous("Shared").replaceFirst("\\{", "{\"description\": \"%s\", ".formatted(next)))
                    .exchange()
                    .returnResult(String.class)
                    .getStatus()
                    .value();
            assertThat(status).isIn(200, 412);
            change += status == 200 ? 1 : 0;
        }
    }

    private JsonNode read() {
        return JsonMapper.shared()
                .readTree(http().get()
                        .uri(connectors + "/Shared")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }
}
