package io.fairlead.connector.catalog;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** There are as many connectors as there may be. */
@Problem(status = HttpStatus.CONFLICT, code = "CONNECTOR_QUOTA_EXCEEDED")
class ConnectorQuotaExceeded extends RuntimeException {

    private ConnectorQuotaExceeded(String message) {
        super(message);
    }

    static ConnectorQuotaExceeded of(String organisation, int limit) {
        return new ConnectorQuotaExceeded(
                "%s has %d connectors, which is as many as it may. Delete some, or raise fairlead.connector.quota.max-connectors."
                        .formatted(organisation, limit));
    }
}
