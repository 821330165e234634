package io.fairlead.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is committed about public events is what the code says; {@code -Dfairlead.docs.write} writes it anew. */
class EventDocumentsTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    static List<PublicEvent> events() {
        return PublicEvent.all();
    }

    /** Before anything is written: those who validate with today's schema must accept tomorrow's events. */
    @ParameterizedTest
    @MethodSource("events")
    void schemasOnlyGrow(PublicEvent event) throws IOException {
        var committed = EventDocuments.SCHEMAS.resolve(event.type() + ".json");
        if (!Files.exists(committed)) {
            return;
        }
        var before = JSON.readTree(Files.readString(committed));
        var now = JSON.readTree(EventDocuments.all().get(committed));

        assertThat(facts(now)).as("fields, with their types").containsAll(facts(before));
        assertThat(required(now)).as("what is always there").isSubsetOf(requiredOrNew(before, now));
    }

    @Test
    void isCommittedAsTheCodeSays() throws IOException {
        var documents = EventDocuments.all();
        if (System.getProperty("fairlead.docs.write") != null) {
            for (var document : documents.entrySet()) {
                Files.createDirectories(document.getKey().getParent());
                Files.writeString(document.getKey(), document.getValue());
            }
        }

        var differing = new ArrayList<Path>();
        for (var document : documents.entrySet()) {
            if (!Files.exists(document.getKey())
                    || !Files.readString(document.getKey()).equals(document.getValue())) {
                differing.add(document.getKey());
            }
        }
        assertThat(differing).as("written with -Dfairlead.docs.write").isEmpty();
        assertThat(generated(EventDocuments.SCHEMAS, ".json")).isSubsetOf(documents.keySet());
        assertThat(generated(EventDocuments.PAGES, ".v1.md")).isSubsetOf(documents.keySet());
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyExampleEverCommittedIsValid(PublicEvent event) throws IOException {
        var schema =
                SCHEMAS.getSchema(EventDocuments.all().get(EventDocuments.SCHEMAS.resolve(event.type() + ".json")));

        var examples = examples(event);
        assertThat(examples).isNotEmpty();
        for (var example : examples) {
            assertThat(schema.validate(Files.readString(example), InputFormat.JSON))
                    .as(example.getFileName().toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatLacksAFieldOrHasAnotherTypeIsNot(PublicEvent event) {
        var schema =
                SCHEMAS.getSchema(EventDocuments.all().get(EventDocuments.SCHEMAS.resolve(event.type() + ".json")));

        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(
                        event.example().replaceFirst("\"sequence\"\\s*:\\s*\\d+", "\"sequence\": \"x\""),
                        InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void acceptsWhatANewerPublisherAdds(PublicEvent event) {
        var schema =
                SCHEMAS.getSchema(EventDocuments.all().get(EventDocuments.SCHEMAS.resolve(event.type() + ".json")));

        assertThat(schema.validate(
                        event.example().replaceFirst("\\{", "{\"fieldOfTomorrow\": {\"a\": [1]}, "), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyFieldOfAnEventHasAMeaning(PublicEvent event) {
        var comment = new SourceComments().of(event.record());

        assertThat(comment.text()).isNotEmpty();
        for (var component : event.record().getRecordComponents()) {
            assertThat(comment.parameter(component.getName()))
                    .as(component.getName())
                    .isNotEmpty();
        }
    }

    @Test
    void theAsyncApiDocumentRefersToWhatItHasAndHasWhatTheCodeHas() {
        var document = JSON.readTree(JSON.writeValueAsString(new AsyncApiDocument(new SourceComments()).write()));

        for (var reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
        var addresses = new TreeSet<String>();
        document.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asString()));
        var topics = new TreeSet<String>();
        events().forEach(event -> {
            topics.addAll(event.streams());
            topics.addAll(event.compacted());
        });
        assertThat(addresses).isEqualTo(topics);
        assertThat(document.at("/components/messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(events().stream().map(PublicEvent::name), Stream.of("Tombstone"))
                                .toList());
    }

    private static List<Path> examples(PublicEvent event) throws IOException {
        try (var files = Files.walk(PublicEvent.examples())) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches(java.util.regex.Pattern.quote(event.type()) + "(-[\\w-]+)?\\.json"))
                    .toList();
        }
    }

    private static List<Path> generated(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** {@code /properties/sequence/type integer}, for each scalar that constrains. */
    private static TreeSet<String> facts(JsonNode schema) {
        var facts = new TreeSet<String>();
        collect("", schema, facts);
        facts.removeIf(fact -> fact.matches(".*/(description|title|\\$id|required/\\d+|anyOf/\\d+.*) .*"));
        return facts;
    }

    private static void collect(String path, JsonNode node, TreeSet<String> facts) {
        if (node.isContainer()) {
            if (node.isObject()) {
                node.properties().forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), facts));
            } else {
                for (var index = 0; index < node.size(); index++) {
                    collect(path + "/" + index, node.get(index), facts);
                }
            }
        } else {
            facts.add(path + " " + node.asString());
        }
    }

    private static TreeSet<String> required(JsonNode schema) {
        var required = new TreeSet<String>();
        required("", schema, required);
        return required;
    }

    private static void required(String path, JsonNode node, TreeSet<String> found) {
        node.path("required").forEach(name -> found.add(path + " " + name.asString()));
        node.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                required(path + "/" + entry.getKey(), entry.getValue(), found);
            }
        });
    }

    /** A definition that is new as a whole may require what it likes. */
    private static TreeSet<String> requiredOrNew(JsonNode before, JsonNode now) {
        var allowed = required(before);
        var known = new TreeMap<String, Boolean>();
        before.path("definitions").propertyNames().forEach(name -> known.put(name, true));
        for (var fact : required(now)) {
            var definition = fact.replaceFirst("^/definitions/([^/ ]+).*", "$1");
            if (fact.startsWith("/definitions/") && !known.containsKey(definition)) {
                allowed.add(fact);
            }
        }
        return allowed;
    }
}
