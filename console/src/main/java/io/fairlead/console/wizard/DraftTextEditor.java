package io.fairlead.console.wizard;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.wizard.DraftYaml.ParseResult.Parsed;
import io.fairlead.console.wizard.DraftYaml.ParseResult.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes a draft by its text, unless the API would not understand what stands there. What is missing may come later. */
@Component
class DraftTextEditor {

    private static final Set<Integer> OF_THE_TEXT = Set.of(400, 409, 422);

    private final ConnectorClient connectors;
    private final JsonMapper json;

    DraftTextEditor(ConnectorClient connectors, JsonMapper json) {
        this.connectors = connectors;
        this.json = json;
    }

    /**
     * @param draft as it is now; absent where the text has faults
     * @param faults empty exactly when there is a draft
     */
    record EditResult(@Nullable WizardDraft draft, List<TextViolation> faults) {}

    /** @param where the field, as a file would name it; empty for the text as a whole */
    record TextViolation(int line, String where, String sentence) {}

    EditResult apply(String text, WizardDraft before) {
        return switch (DraftYaml.parse(text)) {
            case Unreadable(var line, var sentence) ->
                new EditResult(null, List.of(new TextViolation(line, "", sentence)));
            case Parsed read -> {
                var faults = faults(read, before);
                yield new EditResult(faults.isEmpty() ? DraftYaml.applyTo(before, read.connector()) : null, faults);
            }
        };
    }

    private List<TextViolation> faults(Parsed read, WizardDraft before) {
        var identifier = read.connector().path("identifier").asString("");
        if (before.saved() && !identifier.equals(before.overview().identifier())) {
            return List.of(new TextViolation(
                    read.line("/identifier"), "identifier", "An identifier cannot be changed any more."));
        }
        try {
            connectors.validate(before.place(), true, document(read.connector(), before));
            return List.of();
        } catch (ApiProblem problem) {
            if (!OF_THE_TEXT.contains(problem.status())) {
                throw problem;
            }
            return problem.violations().isEmpty()
                    ? List.of(new TextViolation(1, "", problem.detail()))
                    : problem.violations().stream()
                            .filter(fault -> !isMissing(fault, read.connector()))
                            .map(fault -> new TextViolation(
                                    fault.isInBody() ? read.line(fault.pointer()) : 1,
                                    fault.fieldName(),
                                    fault.detail()))
                            .toList();
        }
    }

    /** Of what is stored already, the identifier would be taken. */
    private Map<String, Object> document(JsonNode connector, WizardDraft before) {
        var copy = (ObjectNode) connector.deepCopy();
        if (before.saved() || copy.path("identifier").asString("").isEmpty()) {
            copy.remove("identifier");
        }
        return json.convertValue(copy, new TypeReference<>() {});
    }

    private static boolean isMissing(ApiProblem.Violation fault, JsonNode connector) {
        if (!fault.isInBody()) {
            return false;
        }
        var node = connector.at(fault.pointer());
        return node.isMissingNode()
                || node.isNull()
                || node.isString() && node.stringValue().isBlank();
    }
}
