package io.fairlead.agent.link;

import io.fairlead.agent.identity.AgentKeys;
import io.fairlead.contracts.protocol.EnrolmentRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Makes this delegate known, with a token that works once. */
public record Enroller(Server server, String version) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What became of it. */
    public sealed interface Enrolling {

        record Done(EnrolmentRequest.EnrolmentResponse enrolled) implements Enrolling {}

        /** The server understood and will not have it: another try with the same token is pointless. */
        record Rejected(int status, String reason) implements Enrolling {}

        /** Nobody answered, or not sensibly; may heal. */
        record Unreached(String reason) implements Enrolling {}
    }

    public Enrolling enrol(String token, String name, AgentKeys keys) throws InterruptedException {
        var enrolment = new EnrolmentRequest(token, name, keys.identityKey(), keys.sealingKey(), version);
        try {
            var answer = server.post(
                    "/delegate/v1/enrolments", Frames.JSON.writeValueAsBytes(enrolment), Map.of(), PATIENCE);
            return switch (answer.statusCode()) {
                case 200, 201 ->
                    new Enrolling.Done(Frames.JSON.readValue(answer.body(), EnrolmentRequest.EnrolmentResponse.class));
                case 400, 401, 403, 404, 409, 410, 422 ->
                    new Enrolling.Rejected(
                            answer.statusCode(), Problem.of(answer.body()).sentence());
                default -> new Enrolling.Unreached("status " + answer.statusCode());
            };
        } catch (IOException e) {
            return new Enrolling.Unreached(
                    String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }
}
