package io.fairlead.testing.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClientException;

/** What only connector-service knows cannot be told, because it gives no answer. */
@Problem(
        status = HttpStatus.SERVICE_UNAVAILABLE,
        code = "CONNECTOR_SERVICE_UNAVAILABLE",
        retryAfterSeconds = 2,
        log = LogLevel.WARN)
class ConnectorServiceUnavailable extends RuntimeException {

    private ConnectorServiceUnavailable(String sentence, RestClientException cause) {
        super(sentence, cause);
    }

    static ConnectorServiceUnavailable forConnector(ResourceReference connector, RestClientException cause) {
        return new ConnectorServiceUnavailable(
                "The connector %s in %s is not known here yet, and connector-service does not answer. Try again in a moment."
                        .formatted(connector.identifier(), connector.scope()),
                cause);
    }

    static ConnectorServiceUnavailable forDraft(RestClientException cause) {
        return new ConnectorServiceUnavailable(
                "The draft cannot be checked at the moment, so nothing was tested. Try again soon.", cause);
    }
}
