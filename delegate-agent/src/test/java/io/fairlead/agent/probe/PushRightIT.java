package io.fairlead.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.testkit.registry.IbmRegistry;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.TokenService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushRightIT {

    private final ProbeTester tester = ProbeTester.local();

    @BeforeEach
    void asAda() {
        tester.username = "ada";
        tester.repository = "team/app";
    }

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void readsTheRightFromWhatIsGranted() {
        try (var registry = IbmRegistry.start(TokenService.strict("ada", ProbeTester.SECRET))) {
            registry.push("team/app");
            tester.push = ProbeOrder.Push.GRANTED;
            var open = tester.probe(registry.url().toString());
            registry.tokens().protectRepository("team/app");
            var guarded = tester.probe(registry.url().toString());

            assertThat(open.outcome().code()).isEqualTo(Diagnosis.OK);
            assertThat(open.steps().getLast().name()).isEqualTo(TestStep.StepName.PUSH);
            assertThat(guarded.outcome().code()).isEqualTo(Diagnosis.NO_PUSH);
        }
    }

    @Test
    void asksForNoRightOnARepositoryThatDoesNotExist() {
        try (var registry = IbmRegistry.start(TokenService.strict("ada", ProbeTester.SECRET))) {
            tester.push = ProbeOrder.Push.UPLOAD;
            var report = tester.probe(registry.url().toString());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REPO_NOT_FOUND);
            assertThat(registry.tokens().requests())
                    .allSatisfy(
                            request -> assertThat(request.scopes().toString()).doesNotContain("push"));
        }
    }

    @Test
    void opensAnUploadAndCancelsItWhenThatIsWanted() {
        try (var registry = RegistryServer.basic("ada", ProbeTester.SECRET)) {
            registry.push("team/app");
            tester.push = ProbeOrder.Push.UPLOAD;
            var report = tester.probe(registry.url().toString());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.OK);
            assertThat(report.steps().getLast().evidence()).containsEntry("status", "202");
            Awaitility.await()
                    .until(() -> registry.log().stream()
                            .anyMatch(line ->
                                    line.contains("\"DELETE /v2/team/app/blobs/uploads/") && line.contains(" 204 ")));
        }
    }

    @Test
    void asksForNoPushUnlessItIsTold() {
        try (var registry = IbmRegistry.start(TokenService.strict("ada", ProbeTester.SECRET))) {
            registry.push("team/app");
            var report = tester.probe(registry.url().toString());

            assertThat(report.steps()).extracting(TestStep::name).doesNotContain(TestStep.StepName.PUSH);
            assertThat(registry.tokens().requests())
                    .allSatisfy(
                            request -> assertThat(request.scopes().toString()).doesNotContain("push"));
        }
    }
}
