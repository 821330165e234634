package io.fairlead.connector.document;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a document.
 *
 * @param identifier absent when the user leaves it to the service
 * @param definition absent exactly when there are faults
 * @param secrets what it refers to, by JSON pointer; also filled as far as possible when there are faults
 * @param root JSON pointer to the connector's object
 */
public record ParsedDefinition(
        @Nullable String identifier,
        @Nullable ConnectorDefinition definition,
        Map<String, ResourceReference> secrets,
        List<Violation> violations,
        String root) {

    public String identifierPointer() {
        return root + "/identifier";
    }

    /** In a replacement the identifier stands in the path already; in the document it may only say the same. */
    public ParsedDefinition forIdentifier(String connector) {
        return identifier == null || identifier.equals(connector)
                ? this
                : withViolation(new Violation(
                        identifierPointer(),
                        "IMMUTABLE",
                        "An identifier cannot be changed; leave it out or give the one in the path."));
    }

    /** The same with one more fault. */
    private ParsedDefinition withViolation(Violation violation) {
        var all = new ArrayList<>(violations);
        all.add(violation);
        return new ParsedDefinition(identifier, null, secrets, all, root);
    }

    /** The definition, unless the document or somebody who looked further found faults. */
    public ConnectorDefinition orThrow(List<Violation> further) {
        var all = new ArrayList<>(violations);
        all.addAll(further);
        if (definition == null || !all.isEmpty()) {
            throw new InvalidRequest(all);
        }
        return definition;
    }
}
