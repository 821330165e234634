package io.fairlead.openapi;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType.Audience;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** An event that other teams may build on. */
record PublicEvent(Topic family, Class<? extends Event> record) {

    static List<PublicEvent> all() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.eventTypes().stream().map(type -> new PublicEvent(topic, type)))
                .filter(event -> Topic.annotationOf(event.record).audience() == Audience.PUBLIC)
                .toList();
    }

    String name() {
        return record.getSimpleName();
    }

    String type() {
        return Topic.annotationOf(record).value();
    }

    /** Where consumers find it, the one that carries all first. */
    List<String> streams() {
        return Topic.streamsOf(record).stream()
                .filter(name -> name.startsWith(TopicNames.PUBLIC))
                .toList();
    }

    List<String> compacted() {
        return Topic.compactedOf(record);
    }

    boolean ends() {
        return Topic.annotationOf(record).ends();
    }

    String key() {
        return record.getRecordComponents()[0].getName();
    }

    String example() {
        try {
            return Files.readString(examples().resolve(type() + ".json")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path examples() {
        return Repository.root().resolve("contracts/src/test/resources/examples");
    }
}
