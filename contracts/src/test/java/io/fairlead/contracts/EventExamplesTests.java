package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is on the wire is written down: once published, an example never changes. */
class EventExamplesTests {

    private static final Path EXAMPLES = Path.of("src/test/resources/examples");

    private final JsonMapper json = JsonMapper.shared();

    static List<Event> oneOfEach() {
        return EventFixtures.oneOfEach();
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void writesWhatTheExampleSays(Event event) throws IOException {
        var example = Files.readString(example(event));

        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(json.readTree(example));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void readsTheExampleEvenWithFieldsOfANewerPublisher(Event event) throws IOException {
        var example = Files.readString(example(event)).replaceFirst("\\{", "{\"fieldOfTomorrow\": {\"a\": [1]}, ");

        assertThat(json.readValue(example, event.getClass())).isEqualTo(event);
    }

    @Test
    void hasAnExampleOfEveryEvent() {
        var types = Arrays.stream(Topic.values()).flatMap(topic -> topic.eventTypes().stream());

        assertThat(oneOfEach().stream().map(Event::getClass)).containsExactlyInAnyOrderElementsOf(types.toList());
    }

    @Test
    void namesTheTypesOfTombstonesByIdAndSequenceAlone() {
        assertThat(oneOfEach().stream()
                        .map(Event::getClass)
                        .filter(type -> Topic.annotationOf(type).ends()))
                .allSatisfy(type -> assertThat(Stream.of(type.getRecordComponents())
                                .map(component -> component.getType().getSimpleName()))
                        .containsExactly("UUID", "long"));
    }

    private static Path example(Event event) {
        return EXAMPLES.resolve(Topic.annotationOf(event.getClass()).value() + ".json");
    }
}
