package io.fairlead.events.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.topic.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rights are what the services' listeners need; the files for operators are made from them. */
class KafkaRightsTests {

    private static final Path ROOT = Path.of("../..");
    private static final Path FILES = ROOT.resolve("deploy/kafka");
    private static final Pattern LISTENER =
            Pattern.compile("@KafkaListener\\((.{1,400}?)\\)\\s+(?:@\\w+\\s+)*(?:void|class)", Pattern.DOTALL);
    private static final Pattern TOPIC = Pattern.compile("TopicNames\\.([A-Z_]+)");

    @Test
    void everyServiceMayReadWhatItsListenersConsumeAndNothingElse() throws Exception {
        var consumed = new TreeMap<String, TreeSet<String>>();
        for (var service : KafkaRights.services()) {
            consumed.put(service, listenersOf(service));
        }

        assertThat(consumed)
                .allSatisfy((service, topics) ->
                        assertThat(topics).as(service).isEqualTo(new TreeSet<>(KafkaRights.consumedBy(service))));
    }

    /** Written anew with {@code -Dfairlead.docs.write}. */
    @Test
    void theFilesForOperatorsGrantTheSame() throws IOException {
        var files = KafkaAccessFiles.all();
        if (System.getProperty("fairlead.docs.write") != null) {
            Files.createDirectories(FILES);
            for (var file : files.entrySet()) {
                Files.writeString(FILES.resolve(file.getKey()), file.getValue());
            }
        }

        for (var file : files.entrySet()) {
            assertThat(FILES.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    private static TreeSet<String> listenersOf(String service) throws Exception {
        var topics = new TreeSet<String>();
        try (var sources = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                var listener = LISTENER.matcher(Files.readString(source));
                while (listener.find()) {
                    var topic = TOPIC.matcher(listener.group(1));
                    while (topic.find()) {
                        topics.add((String)
                                TopicNames.class.getField(topic.group(1)).get(null));
                    }
                }
            }
        }
        return topics;
    }
}
