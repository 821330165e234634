package io.fairlead.console.wizard;

import static io.fairlead.console.wizard.DraftFixtures.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.Run.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTests {

    @Test
    void changesWhatATestProposesAndForgetsTheTest() {
        var tested = aDraft().testedBy(aDraft().key());

        var changed = Patch.of(
                tested,
                List.of(
                        new Operation("replace", "/spec/dockerRegistryUrl", "https://private.us.icr.io"),
                        new Operation("add", "/spec/auth/spec/username", "iamapikey"),
                        new Operation("add", "/spec/repository", "ns/app"),
                        new Operation("replace", "/spec/providerType", "Harbor")));

        assertThat(changed.registry().url()).isEqualTo("https://private.us.icr.io");
        assertThat(changed.registry().repository()).isEqualTo("ns/app");
        assertThat(changed.registry().provider()).isEqualTo("Harbor");
        assertThat(changed.testId()).isNull();
    }

    @Test
    void leavesAloneWhatItDoesNotKnow() {
        var draft = aDraft();

        assertThat(Patch.of(draft, List.of(new Operation("remove", "/spec/auth", null))))
                .isEqualTo(draft);
    }
}
