package io.fairlead.connector.operation;

import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.connector.operation.CopyController.NewCopy;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what somebody wants copied, and finds every fault at once. */
@Component
class CopyRequestReader {

    private final ConnectorCatalog catalog;
    private final OperationProperties properties;

    CopyRequestReader(ConnectorCatalog catalog, OperationProperties properties) {
        this.catalog = catalog;
        this.properties = properties;
    }

    /** What is copied, and where to. */
    record ParsedCopy(ImageReference source, Connector to, ImageReference target, Duration timeLimit) {}

    ParsedCopy read(NewCopy copy, Scope scope) {
        var violations = new ArrayList<Violation>();
        var source = image("/reference", copy.reference(), violations);
        var timeLimit = timeLimit(copy.timeLimit(), violations);
        var destination = copy.to();
        if (destination == null) {
            violations.add(new Violation("/to", "REQUIRED", "to is missing: an object with connector and reference."));
            throw new InvalidRequest(violations);
        }
        var to = connector(destination.connector(), scope, violations);
        var target = image("/to/reference", destination.reference(), violations);
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
        return new ParsedCopy(
                Objects.requireNonNull(source), Objects.requireNonNull(to), Objects.requireNonNull(target), timeLimit);
    }

    private static @Nullable ImageReference image(String pointer, @Nullable String text, List<Violation> violations) {
        if (text == null || text.isBlank()) {
            violations.add(new Violation(pointer, "REQUIRED", "The image is missing."));
            return null;
        }
        var image = ImageReference.parse(text);
        if (image.isEmpty()) {
            violations.add(new Violation(
                    pointer, "INVALID_REFERENCE", "Write repository:tag or repository@digest, without host."));
        }
        return image.orElse(null);
    }

    private @Nullable Connector connector(@Nullable String text, Scope scope, List<Violation> violations) {
        if (text == null || text.isBlank()) {
            violations.add(new Violation("/to/connector", "REQUIRED", "The connector to copy to is missing."));
            return null;
        }
        var found = ResourceReference.parse(text, scope).flatMap(catalog::find);
        if (found.isEmpty()) {
            violations.add(new Violation(
                    "/to/connector",
                    "CONNECTOR_NOT_FOUND",
                    "There is no such connector in this scope; one in a wider scope is written org.x or account.x."));
        }
        return found.orElse(null);
    }

    private Duration timeLimit(@Nullable String text, List<Violation> violations) {
        if (text == null) {
            return properties.copyTimeout();
        }
        try {
            var limit = Duration.parse(text);
            if (limit.isPositive() && limit.compareTo(properties.maxCopyTimeout()) <= 0) {
                return limit;
            }
        } catch (DateTimeParseException _) {
            // the same answer as for a duration out of bounds
        }
        violations.add(new Violation(
                "/timeLimit",
                "INVALID_DURATION",
                "timeLimit is a duration such as PT30M, at most %s.".formatted(properties.maxCopyTimeout())));
        return properties.copyTimeout();
    }
}
