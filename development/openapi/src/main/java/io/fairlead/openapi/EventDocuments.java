package io.fairlead.openapi;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All that is committed about the public events: schemas, a page for each, their list, and the AsyncAPI document. */
final class EventDocuments {

    static final Path SCHEMAS = Repository.root().resolve("contracts/src/main/resources/schemas");
    static final Path PAGES = Repository.root().resolve("docs/events");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private EventDocuments() {}

    static SortedMap<Path, String> all() {
        var comments = new SourceComments();
        var pages = new EventPage(comments);
        var documents = new TreeMap<Path, String>();
        for (var event : PublicEvent.all()) {
            documents.put(
                    SCHEMAS.resolve(event.type() + ".json"),
                    JSON.writeValueAsString(EventSchema.document(comments, event.record(), event.type())) + "\n");
            documents.put(PAGES.resolve(event.type() + ".md"), pages.of(event));
        }
        documents.put(PAGES.resolve("README.md"), index(comments));
        documents.put(
                PAGES.resolve("asyncapi.json"), JSON.writeValueAsString(new AsyncApiDocument(comments).write()) + "\n");
        return documents;
    }

    private static String index(SourceComments comments) {
        var index = new StringBuilder("# Events for other teams\n\nWhat Fairlead promises to keep: within `v1` fields,"
                + " values and events are added, and none is removed or changed.\nHow to begin is in"
                + " [consuming.md](consuming.md); for tools there is [asyncapi.json](asyncapi.json), and a JSON Schema for each"
                + " event.\n\n| event | when | topic |\n|---|---|---|\n");
        for (var event : PublicEvent.all()) {
            index.append("| [%s](%s.md) | %s | `%s` |\n"
                    .formatted(
                            event.name(),
                            event.type(),
                            comments.of(event.record()).summary(),
                            event.streams().getFirst()));
        }
        return index.toString();
    }
}
