package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody whose browser runs no script does what forms suffice for. */
class NoScriptIT extends PageTest {

    private static final String SCOPE = "/orgs/plain";

    NoScriptIT(PageTestEnvironment stage) {
        super(stage);
    }

    @BeforeEach
    void goWithoutScript() {
        visitor.close();
        visitor = stage.visitorWithoutScript();
    }

    @Test
    void connectsToARegistry() {
        visitor.goTo(SCOPE + "/new-secret");
        visitor.fill("#name", "Plain key");
        visitor.fill("#value", PageTestEnvironment.KEY);
        visitor.press("Create secret");
        visitor.goTo(SCOPE + "/new-connector");
        visitor.press("Continue");
        visitor.fill("#name", "No script");
        visitor.press("Continue");
        visitor.fill("#url", stage.ibm.url().toString());
        visitor.fill("#username", "iamapikey");
        visitor.press("Create or Select a Secret");
        visitor.press("Use Plain key");
        visitor.press("Continue");
        visitor.press("Verify");
        visitor.see("Connection verified");
        visitor.press("Finish");
        visitor.seeExactly("Healthy");
        visitor.goTo(SCOPE + "/connectors?q=script");

        assertThat(visitor.page.locator("tbody tr").count()).isEqualTo(1);
        assertThat(visitor.row("No script").innerText()).contains("Healthy");
    }

    @Test
    void keepsASecretMendsItAndBringsANewValueIn() {
        visitor.goTo(SCOPE + "/new-secret");
        visitor.fill("#name", "Pasted");
        visitor.fill("#value", " " + PageTestEnvironment.KEY);
        visitor.press("Create secret");
        visitor.see("Type it once more, and choose:");
        visitor.fill("#value", " " + PageTestEnvironment.KEY);
        visitor.press("Trim it");
        assertThat(visitor.heading()).isEqualTo("Pasted");
        stage.create(
                SCOPE,
                "/connectors",
                PageTestEnvironment.definition("Pasted_in", stage.ibm.url().toString(), "org.Pasted", ""));

        visitor.follow("New value");
        visitor.fill("#value", PageTestEnvironment.NEXT_KEY);
        visitor.press("Stage and test");
        visitor.page.waitForCondition(() -> {
            visitor.page.reload();
            return visitor.main().contains("Every connector works with it");
        });
        visitor.press("Promote");

        assertThat(visitor.row("Live").innerText()).startsWith("2");
        assertThat(visitor.row("Previous").innerText()).startsWith("1");
    }
}
