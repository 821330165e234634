package io.fairlead.console.wizard;

import static io.fairlead.console.wizard.WizardDraftFixtures.aDraft;
import static io.fairlead.console.wizard.WizardDraftFixtures.aWholeConnector;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.wizard.WizardDraft.Delegates;
import io.fairlead.console.wizard.WizardDraft.Login;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DraftDocumentTests {

    @Test
    void writesADraftInTheWordsOfTheApi() {
        var document = DraftDocument.of(aDraft());

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
                        .doesNotContainKeys("repository", "trustedTokenHosts", "caCertificates"));
    }

    @Test
    void losesNothingOfAConnectorThatIsEdited() {
        var connector = aWholeConnector();

        var document = DraftDocument.of(WizardDraft.of(connector, "admin", PageScope.ACCOUNT));

        assertThat(document)
                .containsEntry("name", "Harbor")
                .containsEntry("description", "Ours, and theirs")
                .containsEntry("tags", connector.tags());
        assertThat(document.get("spec"))
                .isEqualTo(Map.of(
                        "dockerRegistryUrl",
                        "https://harbor.example.com",
                        "providerType",
                        "Harbor",
                        "auth",
                        Map.of(
                                "type",
                                "UsernamePassword",
                                "spec",
                                Map.of("usernameRef", "account.user", "passwordRef", "key")),
                        "delegateSelectors",
                        List.of("eu-west"),
                        "repository",
                        "ns/app",
                        "trustedTokenHosts",
                        List.of("auth.example.com", "token.example.com"),
                        "caCertificates",
                        connector.spec().caCertificates()));
    }

    @Test
    void leavesTheCredentialOutOfAnAnonymousConnector() {
        var anonymous = aDraft().with(new Login(true, "left over", "", "left.over"));

        assertThat(DraftDocument.of(anonymous).toString())
                .contains("{type=Anonymous}")
                .doesNotContain("left");
    }

    @Test
    void choosesAnyDelegateWhateverTagsAreLeftOver() {
        var any = aDraft().with(new Delegates(true, "eu-west"));

        assertThat(DraftDocument.of(any).toString()).contains("delegateSelectors=[]");
    }
}
