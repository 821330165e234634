package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.ProblemMembers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Another secret of that scope has the identifier; names a free one. */
@Problem(status = HttpStatus.CONFLICT, code = "IDENTIFIER_TAKEN")
class IdentifierTaken extends RuntimeException implements ProblemMembers {

    private final String proposal;

    private IdentifierTaken(String message, String proposal) {
        super(message);
        this.proposal = proposal;
    }

    static IdentifierTaken of(ResourceReference secret, String proposal) {
        return new IdentifierTaken(
                "There is already a secret %s in %s; %s is free."
                        .formatted(secret.identifier(), secret.scope(), proposal),
                proposal);
    }

    @Override
    public Map<String, @Nullable Object> members() {
        return Map.of("proposal", proposal);
    }
}
