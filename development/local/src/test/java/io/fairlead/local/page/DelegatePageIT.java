package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Somebody takes delegates out of work, installs one, loses it, and sees it come back. */
class DelegatePageIT extends PageTest {

    private static final String SCOPE = "/orgs/far";

    DelegatePageIT(PageTestEnvironment stage) {
        super(stage);
    }

    @Test
    void drainsADelegateAndGivesItWorkAgain() {
        visitor.goTo("/delegates");
        visitor.follow("local");
        visitor.press("Drain");
        visitor.see("Drained");
        visitor.looksRight("delegate-drained");
        visitor.goTo("/delegates/preview?tags=local");
        assertThat(visitor.page.locator("tbody tr").first().innerText()).contains("Not now", "drained since");
        visitor.looksRight("delegate-preview");

        visitor.page.goBack();
        visitor.press("Undo drain");

        visitor.seeExactly("Connected");
    }

    @Test
    void installsADelegateLosesItAndSeesItComeBack() throws IOException {
        stage.createConnector(SCOPE, "Near", "Right_key");
        visitor.goTo("/new-delegate");
        visitor.fill("#name", "eu-west");
        visitor.fill("#tags", "eu");
        visitor.press("Create token");
        visitor.see("Waiting for the delegate");
        visitor.page.getByText("Secret, volume and Deployment").click();
        visitor.looksRight("delegate-install");
        assertThat(text("#docker-command")).contains("FAIRLEAD_AGENT_NAME=eu-west");
        assertThat(text("#kubernetes-manifest")).contains("kind: Deployment", "name: fairlead-agent-eu-west");

        try (var delegate = InstalledDelegate.start(text("#java-command"))) {
            visitor.page.locator("#joined").getByText("Connected").waitFor();
            assertThat(text("#joined")).contains("eu-west");
            visitor.goTo("/delegates");
            delegate.kill();
            visitor.row("eu-west").getByText("Not connected").waitFor();
            visitor.looksRight("delegate-lost");

            stage.create(
                    SCOPE,
                    "/connectors",
                    PageTestEnvironment.definition("Far", stage.ibm.url().toString(), "org.Right_key", "eu"));
            visitor.goTo(SCOPE + "/connectors/Far");
            visitor.see("No delegate can take it now");
            visitor.looksRight("connector-waits");
            assertThat(visitor.main()).contains("eu-west: ", "disconnected since", "local: ", "lacks tag eu");
            delegate.startAgain();
            visitor.seeExactly("Healthy");
            visitor.goTo("/delegates");

            visitor.row("eu-west")
                    .getByText("Connected", new Locator.GetByTextOptions().setExact(true))
                    .waitFor();
        }
    }

    private String text(String selector) {
        return visitor.page.locator(selector).innerText();
    }
}
