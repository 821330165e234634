package io.fairlead.agent.server;

import io.fairlead.agent.identity.AgentKeys;
import io.fairlead.contracts.protocol.EnrolmentRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Makes this delegate known, with a token that works once. */
public record Enroller(DelegateServiceClient server, String version) {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** What became of it. */
    public sealed interface EnrolmentResult {

        record Succeeded(EnrolmentRequest.EnrolmentResponse enrolled) implements EnrolmentResult {}

        /** The server understood and will not have it: another try with the same token is pointless. */
        record Rejected(int status, String reason) implements EnrolmentResult {}

        /** Nobody answered, or not sensibly; may heal. */
        record Unreachable(String reason) implements EnrolmentResult {}
    }

    public EnrolmentResult enrol(String token, String name, AgentKeys keys) throws InterruptedException {
        var enrolment = new EnrolmentRequest(token, name, keys.identityKey(), keys.sealingKey(), version);
        try {
            var response = server.post(
                    "/delegate/v1/enrolments", FrameJson.JSON.writeValueAsBytes(enrolment), Map.of(), TIMEOUT);
            return switch (response.statusCode()) {
                case 200, 201 ->
                    new EnrolmentResult.Succeeded(
                            FrameJson.JSON.readValue(response.body(), EnrolmentRequest.EnrolmentResponse.class));
                case 400, 401, 403, 404, 409, 410, 422 ->
                    new EnrolmentResult.Rejected(
                            response.statusCode(),
                            ProblemDocument.parse(response.body()).message());
                default -> new EnrolmentResult.Unreachable("status " + response.statusCode());
            };
        } catch (IOException e) {
            return new EnrolmentResult.Unreachable(
                    String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }
}
