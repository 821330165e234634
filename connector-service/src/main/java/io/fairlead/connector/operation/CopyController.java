package io.fairlead.connector.operation;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ScopedMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has images copied. */
@RestController
@ScopedMapping
class CopyController {

    private final StartCopy startCopy;

    CopyController(StartCopy startCopy) {
        this.startCopy = startCopy;
    }

    /**
     * An image to be copied.
     *
     * @param reference {@code repository:tag} or {@code repository@digest} at the connector in the path
     * @param to where the copy goes
     * @param timeLimit ISO 8601, for instance {@code PT30M}; one hour where it is absent
     */
    record NewCopy(
            @Nullable String reference,
            @Nullable CopyDestination to,
            @Nullable String timeLimit) {}

    /**
     * Where a copy goes.
     *
     * @param connector the connector of the target's registry: {@code x} in the scope of the path, or {@code org.x} or
     *     {@code account.x} in a wider one
     * @param reference {@code repository:tag} or {@code repository@digest} there; the repository may be new
     */
    record CopyDestination(
            @Nullable String connector, @Nullable String reference) {}

    /**
     * Copies an image to the registry of another connector, or of the same.
     *
     * @param identifier the identifier of the connector whose registry has the image, in the scope of the path
     * @return the operation that copies; {@code Location} says where to look after it
     */
    @Audited("operation.requested")
    @PostMapping("/connectors/{identifier}/copies")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<OperationResponse> copyImage(
            Scope scope,
            @PathVariable String identifier,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewCopy copy) {
        return OperationResponse.accepted(startCopy.start(scope, identifier, key, copy));
    }
}
