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
public record Reading(
        @Nullable String identifier,
        @Nullable Definition definition,
        Map<String, ResourceReference> secrets,
        List<Violation> faults,
        String root) {

    public String identifierPointer() {
        return root + "/identifier";
    }

    /** In a replacement the identifier stands in the path already; in the document it may only say the same. */
    public Reading of(String connector) {
        return identifier == null || identifier.equals(connector)
                ? this
                : with(new Violation(
                        identifierPointer(),
                        "IMMUTABLE",
                        "An identifier cannot be changed; leave it out or give the one in the path."));
    }

    /** The same with one more fault. */
    private Reading with(Violation fault) {
        var all = new ArrayList<>(faults);
        all.add(fault);
        return new Reading(identifier, null, secrets, all, root);
    }

    /** The definition, unless the document or somebody who looked further found faults. */
    public Definition orRefuse(List<Violation> further) {
        var all = new ArrayList<>(faults);
        all.addAll(further);
        if (definition == null || !all.isEmpty()) {
            throw new InvalidRequest(all);
        }
        return definition;
    }
}
