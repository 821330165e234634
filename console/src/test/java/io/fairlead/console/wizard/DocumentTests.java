package io.fairlead.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.Place;
import io.fairlead.console.wizard.Draft.Delegates;
import io.fairlead.console.wizard.Draft.Overview;
import io.fairlead.console.wizard.Draft.Registry;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DocumentTests {

    private final Draft draft = Draft.begun("admin", Place.ACCOUNT)
            .with(new Overview("IBM CR", "IBM_CR", "", "env: prod,team"))
            .with(new Registry("https://us.icr.io", "Other", false, "iamapikey", "account.key", ""))
            .with(new Delegates(false, "eu-west, docker,"));

    @Test
    void writesADraftInTheWordsOfTheApi() {
        var document = Document.of(draft, null);

        assertThat(document)
                .containsEntry("identifier", "IBM_CR")
                .containsEntry("tags", Map.of("env", "prod", "team", ""));
        assertThat(document)
                .extractingByKey("spec")
                .satisfies(spec -> assertThat(spec)
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("delegateSelectors", List.of("eu-west", "docker"))
                        .containsEntry(
                                "auth",
                                Map.of(
                                        "type",
                                        "UsernamePassword",
                                        "spec",
                                        Map.of("username", "iamapikey", "passwordRef", "account.key")))
                        .doesNotContainKey("repository"));
    }

    @Test
    void leavesTheCredentialOutOfAnAnonymousConnector() {
        var anonymous = draft.with(new Registry("https://quay.io", "Quay", true, "left over", "left.over", ""));

        assertThat(Document.of(anonymous, null).toString())
                .contains("{type=Anonymous}")
                .doesNotContain("left");
    }

    @Test
    void choosesAnyDelegateWhateverTagsAreLeftOver() {
        var any = draft.with(new Delegates(true, "eu-west"));

        assertThat(Document.of(any, null).toString()).contains("delegateSelectors=[]");
    }
}
