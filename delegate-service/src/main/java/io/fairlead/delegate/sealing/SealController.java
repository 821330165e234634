package io.fairlead.delegate.sealing;

import io.fairlead.audit.NotAudited;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import io.fairlead.contracts.protocol.SealedSecret.SecretsRequest;
import io.fairlead.delegate.secretservice.SecretServiceClient;
import io.fairlead.delegate.signature.SignatureFilter;
import io.fairlead.delegate.task.Leases;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.ResponseSpec.ErrorHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Has the secrets of a task sealed for the delegate that holds it. */
@RestController
class SealController {

    private final Leases leases;
    private final SecretServiceClient secretService;
    private final JsonMapper json;

    SealController(Leases leases, SecretServiceClient secretService, JsonMapper json) {
        this.leases = leases;
        this.secretService = secretService;
        this.json = json;
    }

    /**
     * Has the secrets of a task sealed for the delegate that holds it.
     *
     * @param taskId the task's id
     * @param secretsRequest which lease of the task the delegate holds, and whose secrets it needs
     * @return the sealed values
     */
    @NotAudited("secret-service records each seal.")
    @PostMapping("/delegate/v1/tasks/{taskId}/secrets")
    SealedSecrets fetchSecrets(
            @RequestAttribute(SignatureFilter.DELEGATE) UUID delegateId,
            @PathVariable UUID taskId,
            @RequestBody SecretsRequest secretsRequest) {
        var held = leases.require(delegateId, taskId, secretsRequest.attempt(), secretsRequest.connectorId());
        var sealRequest = new SealRequest(
                taskId,
                held.attempt(),
                delegateId,
                held.connectorId(),
                held.connectorVersion(),
                held.trialId(),
                held.actor());
        return secretService.call("seal secrets of task " + taskId, http -> sealed(http, sealRequest));
    }

    private @Nullable SealedSecrets sealed(RestClient http, SealRequest sealRequest) {
        return http.post()
                .uri("/internal/v1/seals")
                .body(sealRequest)
                .retrieve()
                .onStatus(status -> status.is4xxClientError() || status.value() == 503, passOn())
                .body(SealedSecrets.class);
    }

    private ErrorHandler passOn() {
        return (_, answer) -> {
            var body = answer.getBody().readNBytes(64 * 1024);
            var retryAfter = answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
            try {
                var problem = json.readTree(body);
                throw new SealRefused(
                        answer.getStatusCode(),
                        problem.path("code").asString("SEAL_REFUSED"),
                        problem.path("detail").asString("The secrets were not sealed."),
                        retryAfter);
            } catch (JacksonException _) {
                throw new SealRefused(
                        answer.getStatusCode(), "SEAL_REFUSED", "The secrets were not sealed.", retryAfter);
            }
        };
    }
}
