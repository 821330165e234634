package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody brings another value in while connectors work with the present one. */
class SecretPageIT extends PageTest {

    private static final String SCOPE = "/orgs/rotation";

    SecretPageIT(PageTestEnvironment stage) {
        super(stage);
    }

    @Test
    void bringsANewKeyInAndTheFormerBackWithoutADarkMoment() {
        for (var name : new String[] {"One", "Two", "Three"}) {
            stage.createConnector(SCOPE, name, "Right_key");
        }
        stage(PageTestEnvironment.WRONG_KEY);
        visitor.see("Not every connector works with it");
        assertThat(visitor.main()).contains("IBM_KEY_INVALID");
        visitor.looksRight("secret-trial");
        visitor.press("Discard");
        assertThat(stage.countConnectors(SCOPE, "SUCCESS")).isEqualTo(3);

        stage(PageTestEnvironment.NEXT_KEY);
        visitor.see("Every connector works with it");
        visitor.looksRight("secret-trial-passed");
        assertThat(visitor.page.locator("tbody tr").count()).isEqualTo(3);
        visitor.press("Promote");
        visitor.page.waitForURL("**/secrets/Right_key");
        assertThat(visitor.main()).contains("Live", "Previous");
        waitUntilAllWork();

        visitor.follow("Roll back");
        visitor.looksRight("secret-rollback");
        visitor.press("Go back");
        visitor.page.waitForURL("**/secrets/Right_key");

        assertThat(visitor.row("Live").innerText()).contains("the value of 1");
        waitUntilAllWork();
    }

    @Test
    void mendsAValueBeforeItIsKeptAndComparesItLater() {
        visitor.goTo(SCOPE + "/new-secret");
        visitor.fill("#name", "Pasted");
        visitor.fill("#value", " " + PageTestEnvironment.KEY);
        visitor.press("Create secret");
        visitor.see("LEADING_BLANK");
        visitor.looksRight("secret-doubtful");
        visitor.press("Trim it");
        visitor.page.waitForURL("**/secrets/Pasted");

        visitor.follow("Compare");
        visitor.fill("#value", PageTestEnvironment.KEY);
        visitor.press("Compare");

        assertThat(visitor.main()).contains("It matches version 1");
    }

    private void stage(String value) {
        visitor.goTo(SCOPE + "/secrets/Right_key/new-version");
        visitor.fill("#value", value);
        visitor.press("Stage and test");
    }

    private void waitUntilAllWork() {
        visitor.page.waitForCondition(() -> stage.countConnectors(SCOPE, "SUCCESS") == 3);
        assertThat(stage.countConnectors(SCOPE, "FAILURE")).isZero();
    }
}
