package io.fairlead.testing.login;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Audited;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ScopedMapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows that a connector's login is not tried again, and lets it be tried again. */
@RestController
@ScopedMapping("/connectors/{identifier}/tests/rejection")
class RejectionController {

    private final RegistryLogins logins;
    private final AuditLog audit;

    RejectionController(RegistryLogins logins, AuditLog audit) {
        this.logins = logins;
        this.audit = audit;
    }

    /**
     * A login that the registry has refused. No test tries it again until the connector or its secret changes, somebody
     * forces it, or this is deleted.
     *
     * @param code what the registry's refusal meant
     * @param summary one sentence about this very case
     * @param remedy what to do about it; absent where nothing has to be done
     * @param rejectedAt when the registry refused it
     */
    record RejectionResponse(
            Diagnosis code, String summary, @Nullable String remedy, Instant rejectedAt) {}

    /**
     * Reads why a connector's login is not tried again.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @return the refusal, which may have come to another connector with the same login
     */
    @GetMapping
    RejectionResponse getRejection(Scope scope, @PathVariable String identifier) {
        var rejection = logins.findRejection(scope.toText(), identifier)
                .orElseThrow(() -> RejectionNotFound.of(scope, identifier));
        var outcome = rejection.outcome();
        return new RejectionResponse(outcome.code(), outcome.summary(), outcome.remedy(), rejection.at());
    }

    /**
     * Forgets that a connector's login was refused, so that the next test of any connector with this login tries it.
     *
     * @param identifier the connector's identifier in the scope of the path
     */
    @Audited("test.login-reset")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void deleteRejection(Scope scope, @PathVariable String identifier) {
        var connector = logins.findConnector(scope.toText(), identifier);
        if (connector.isEmpty() || !logins.deleteRejection(scope.toText(), identifier)) {
            throw RejectionNotFound.of(scope, identifier);
        }
        audit.record(AuditedChange.of("test.login-reset", connector.get(), new ResourceReference(scope, identifier)));
    }
}
