package io.fairlead.console.wizard;

import static io.fairlead.console.wizard.WizardDraftFixtures.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.TestRun.PatchOperation;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftPatchTests {

    @Test
    void changesWhatATestProposesAndForgetsTheTest() {
        var tested = aDraft().testedBy(aDraft().key());

        var changed = DraftPatch.apply(
                tested,
                List.of(
                        new PatchOperation("replace", "/spec/dockerRegistryUrl", "https://private.us.icr.io"),
                        new PatchOperation("add", "/spec/auth/spec/username", "iamapikey"),
                        new PatchOperation("add", "/spec/repository", "ns/app"),
                        new PatchOperation("replace", "/spec/providerType", "Harbor")));

        assertThat(changed.registry().url()).isEqualTo("https://private.us.icr.io");
        assertThat(changed.registry().repository()).isEqualTo("ns/app");
        assertThat(changed.registry().provider()).isEqualTo("Harbor");
        assertThat(changed.testId()).isNull();
    }

    @Test
    void leavesAloneWhatItDoesNotKnow() {
        var draft = aDraft();

        assertThat(DraftPatch.apply(draft, List.of(new PatchOperation("remove", "/spec/auth", null))))
                .isEqualTo(draft);
    }
}
