package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table of events is the code's. */
class ReadmeTests {

    private static final Pattern ROW = Pattern.compile(
            "^\\| `([A-Z]\\w+)` \\| `(fairlead\\.[a-z.1-9-]+)` \\| `([a-z]+-service)` \\|", Pattern.MULTILINE);

    @Test
    void listsEveryEventWithItsTypeAndPublisher() throws IOException {
        var rows = new ArrayList<String>();
        var match = ROW.matcher(Files.readString(Path.of("../README.md")));
        while (match.find()) {
            rows.add(match.group(1) + " " + match.group(2) + " " + match.group(3));
        }

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .flatMap(topic -> topic.eventTypes().stream()
                                .map(type -> type.getSimpleName() + " "
                                        + Topic.annotationOf(type).value() + " " + topic.publisher()))
                        .toList());
    }

    @Test
    void constantsNameTheTopics() throws IllegalAccessException {
        var constants = new TreeSet<String>();
        for (var field : TopicNames.class.getFields()) {
            constants.add(String.valueOf(field.get(null)));
        }
        constants.removeAll(List.of(TopicNames.PREFIX, TopicNames.PUBLIC));

        assertThat(constants)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .flatMap(topic -> topic.names().stream())
                        .toList());
    }
}
