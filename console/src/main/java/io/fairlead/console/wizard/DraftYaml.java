package io.fairlead.console.wizard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A draft as the text that people keep in a file, and back. */
final class DraftYaml {

    private static final String ROOT = "connector";
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private DraftYaml() {}

    static String of(WizardDraft draft) {
        return MAPPER.writeValueAsString(Map.of(ROOT, DraftDocument.of(draft)));
    }

    /** What a text says; {@code lines} by the pointers into what stands under the root. */
    sealed interface ParseResult {

        record Parsed(JsonNode connector, Map<String, Integer> lines) implements ParseResult {

            /** Of what is missing, the line of that in which it is missing. */
            int line(String pointer) {
                var at = pointer;
                while (!at.isEmpty() && !lines.containsKey(at)) {
                    at = at.substring(0, at.lastIndexOf('/'));
                }
                return lines.getOrDefault(at, 1);
            }
        }

        record Unreadable(int line, String sentence) implements ParseResult {}
    }

    static ParseResult parse(String text) {
        try {
            var tree = MAPPER.readTree(text);
            if (!tree.isObject() || !tree.path(ROOT).isObject() || tree.size() != 1) {
                return new ParseResult.Unreadable(1, "The text begins with connector: and has nothing beside it.");
            }
            return new ParseResult.Parsed(tree.path(ROOT), lines(text));
        } catch (JacksonException e) {
            var at = e.getLocation();
            return new ParseResult.Unreadable(at == null ? 1 : at.getLineNr(), "This is not YAML.");
        } catch (RuntimeException _) {
            // The parser underneath has exceptions of its own, without a place.
            return new ParseResult.Unreadable(1, "This is not YAML.");
        }
    }

    /** The draft as the text has it; what the text leaves out is empty. */
    static WizardDraft applyTo(WizardDraft draft, JsonNode connector) {
        var spec = connector.path("spec");
        var login = spec.path("auth").path("spec");
        var before = draft.overview();
        var selectors = texts(spec.path("delegateSelectors"));
        return draft.with(new WizardDraft.Overview(
                        text(connector, "name"),
                        draft.saved() ? before.identifier() : text(connector, "identifier"),
                        text(connector, "description"),
                        ConnectorTags.format(pairs(connector.path("tags")))))
                .with(new WizardDraft.Registry(
                        text(spec, "dockerRegistryUrl"),
                        spec.path("providerType").asString("Other"),
                        draft.registry().preset(),
                        text(spec, "repository"),
                        String.join(", ", texts(spec.path("trustedTokenHosts"))),
                        text(spec, "caCertificates").strip()))
                .with(new WizardDraft.Login(
                        spec.path("auth").path("type").asString("").equals("Anonymous"),
                        text(login, "username"),
                        text(login, "usernameRef"),
                        text(login, "passwordRef")))
                .with(new WizardDraft.Delegates(selectors.isEmpty(), String.join(", ", selectors)));
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asString("");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.asString(""))
                .toList();
    }

    private static Map<String, String> pairs(JsonNode object) {
        var pairs = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asString("")));
        return pairs;
    }

    private static Map<String, Integer> lines(String text) {
        var lines = new LinkedHashMap<String, Integer>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    var pointer = parser.streamReadContext().pathAsPointer().toString();
                    lines.putIfAbsent(
                            pointer.startsWith("/" + ROOT) ? pointer.substring(ROOT.length() + 1) : pointer,
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }
}
