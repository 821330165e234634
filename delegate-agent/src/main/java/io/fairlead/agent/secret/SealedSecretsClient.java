package io.fairlead.agent.secret;

import io.fairlead.agent.identity.RequestSigner;
import io.fairlead.agent.server.DelegateServiceClient;
import io.fairlead.agent.server.ProblemDocument;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.SealedSecret;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fetches the sealed values of one task; the services may need a moment until all of them know the connector. */
public record SealedSecretsClient(DelegateServiceClient server, RequestSigner signer) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    /** What came of it. */
    public sealed interface FetchResult {

        record Values(List<SealedSecret> secrets) implements FetchResult {}

        record Failed(Diagnosis code, String summary) implements FetchResult {}
    }

    /** @param connectorId the other one, where the task concerns two; absent for its first */
    public FetchResult fetch(UUID taskId, long attempt, @Nullable UUID connectorId) throws InterruptedException {
        var until = System.nanoTime() + MAX_WAIT.toNanos();
        var last = "";
        // What one service knows already, another learns within milliseconds; only an outage takes longer.
        var pause = 5L;
        do {
            try {
                var response = server.post(
                        "/delegate/v1/tasks/" + taskId + "/secrets",
                        JSON.writeValueAsBytes(new SealedSecret.SecretsRequest(attempt, connectorId)),
                        signer,
                        REQUEST_TIMEOUT);
                if (!isRetryable(response.statusCode())) {
                    return read(response);
                }
                last = "status " + response.statusCode() + " "
                        + ProblemDocument.parse(response.body()).code();
            } catch (IOException e) {
                last = e.getClass().getSimpleName();
            }
            TimeUnit.MILLISECONDS.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
            pause = Math.min(100, pause * 2);
        } while (System.nanoTime() - until < 0);
        return unavailable("no answer with the secrets within " + MAX_WAIT.toSeconds() + " s, last: " + last);
    }

    private static boolean isRetryable(int status) {
        return status == 425 || status == 429 || status >= 500;
    }

    private static FetchResult read(HttpResponse<byte[]> response) {
        var problem = ProblemDocument.parse(response.body());
        return switch (response.statusCode()) {
            case 200 -> values(response.body());
            case 404 ->
                switch (problem.code()) {
                    case "SECRET_NOT_FOUND" -> failed(Diagnosis.SECRET_NOT_FOUND, problem);
                    case "SECRET_HAS_NO_VALUE" -> failed(Diagnosis.SECRET_HAS_NO_VALUE, problem);
                    default -> unavailable("status 404 " + problem.code());
                };
            case 409 -> unavailable("another delegate has the work now");
            case 410 ->
                problem.code().equals("CONNECTOR_SUPERSEDED")
                        ? unavailable("the connector changed meanwhile; the newer version is tested by itself")
                        : unavailable(problem.code() + " " + problem.detail());
            default -> unavailable("status " + response.statusCode() + " " + problem.code());
        };
    }

    private static FetchResult values(byte[] body) {
        try {
            return new FetchResult.Values(
                    JSON.readValue(body, SealedSecret.SealedSecrets.class).secrets());
        } catch (JacksonException _) {
            return unavailable("the answer cannot be read");
        }
    }

    private static FetchResult.Failed failed(Diagnosis code, ProblemDocument problem) {
        return new FetchResult.Failed(code, problem.detail().isEmpty() ? code.meaning() : problem.detail());
    }

    private static FetchResult.Failed unavailable(String sentence) {
        return new FetchResult.Failed(Diagnosis.SECRET_UNAVAILABLE, "fetch the secrets: " + sentence);
    }
}
