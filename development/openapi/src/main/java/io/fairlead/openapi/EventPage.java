package io.fairlead.openapi;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a consumer needs to know of an event as Markdown. */
final class EventPage {

    private final SourceComments comments;

    EventPage(SourceComments comments) {
        this.comments = comments;
    }

    String of(PublicEvent event) {
        var schema = EventSchema.document(comments, event.record(), event.type());
        var page = new StringBuilder("# %s\n\n%s\n\n"
                .formatted(event.name(), comments.of(event.record()).text()));
        page.append("| | |\n|---|---|\n");
        page.append("| `ce_type` | `%s` |\n".formatted(event.type()));
        page.append("| `ce_source` | `/%s` |\n".formatted(event.family().publisher()));
        page.append("| Topic | %s |\n".formatted(code(event.streams())));
        if (!event.compacted().isEmpty()) {
            page.append("| Compacted topic | %s%s |\n"
                    .formatted(
                            code(event.compacted()),
                            event.ends() ? ", as a tombstone: no value, its headers say the rest" : ""));
        }
        page.append("| Key and `ce_subject` | `%s` |\n".formatted(event.key()));
        page.append(
                "| Order | events with the same key are in the order of `sequence`; it has gaps, because it also counts"
                        + " events that are not public |\n");
        page.append(
                "| Duplicates | may come again, with the same `ce_id` and `sequence`: ignore what is not higher than the"
                        + " last `sequence` of its key |\n");
        page.append("| Schema | [%1$s.json](../../contracts/src/main/resources/schemas/%1$s.json) |\n"
                .formatted(event.type()));
        page.append("\n## Fields\n\n| field | type | meaning |\n|---|---|---|\n");
        fields("", schema, schema, page);
        page.append("\n\\* always there\n\n## Example\n\n```json\n")
                .append(event.example())
                .append("\n```\n");
        return page.append("\n[All events](README.md)\n").toString();
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static void fields(String path, JsonNode object, ObjectNode root, StringBuilder page) {
        var required =
                object.path("required").valueStream().map(JsonNode::asString).toList();
        object.path("properties").properties().forEach(property -> {
            var name = path + property.getKey();
            var schema = resolved(property.getValue(), root);
            page.append("| `%s`%s | %s | %s |\n"
                    .formatted(
                            name,
                            required.contains(property.getKey()) ? "\\*" : "",
                            type(schema),
                            text(property.getValue(), schema)));
            if (schema.has("properties")) {
                fields(name + ".", schema, root, page);
            }
        });
    }

    /** What a property of its own says comes before what its type says. */
    private static String text(JsonNode property, JsonNode type) {
        var own = property.path("description").asString("");
        return (own.isEmpty() ? type.path("description").asString("") : own)
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }

    private static JsonNode resolved(JsonNode schema, ObjectNode root) {
        var reference = reference(schema);
        return reference == null
                ? schema
                : root.path("definitions").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static @Nullable String reference(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asString();
        }
        return schema.has("allOf") ? schema.path("allOf").path(0).path("$ref").asString() : null;
    }

    private static String type(JsonNode schema) {
        if (schema.has("const")) {
            return "`" + schema.path("const").asString() + "`";
        }
        if (schema.has("anyOf") && schema.at("/anyOf/0").has("enum")) {
            var values = schema.at("/anyOf/0/enum")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            return values.size() > 12 ? "code" : code(values);
        }
        if (schema.has("anyOf")) {
            return "one of";
        }
        var format = schema.path("format").asString("");
        return format.isEmpty() ? schema.path("type").asString() : format;
    }
}
