package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Somebody connects to a registry step by step: with a wrong key first, as a text, and by keyboard alone. */
class WizardIT extends PageTest {

    private static final String SCOPE = "/orgs/wizard";

    WizardIT(PageTestEnvironment stage) {
        super(stage);
    }

    @Test
    void connectsToARegistryAfterAWrongKey() {
        visitor.goTo(SCOPE + "/new-connector");
        visitor.looksRight("wizard-1-type");
        visitor.press("Continue");
        visitor.fill("#name", "IBM CR");
        visitor.page.locator("#identifier[value=IBM_CR]").waitFor();
        visitor.looksRight("wizard-2-overview");
        visitor.press("Continue");
        visitor.press("IBM Cloud");
        visitor.page.locator("#username[value=iamapikey]").waitFor();
        visitor.choose("#region", "de.icr.io");
        visitor.page.locator("#url[value='https://de.icr.io']").waitFor();
        visitor.looksRight("wizard-3-region");
        mendTheAddress();
        createSecret("Wrong key", PageTestEnvironment.WRONG_KEY);
        visitor.looksRight("wizard-3-registry");
        visitor.press("Continue");
        visitor.looksRight("wizard-4-delegates");
        visitor.press("Verify");

        visitor.see("IBM_KEY_INVALID");
        assertThat(stage.get(SCOPE, "/connectors/IBM_CR").statusCode()).isEqualTo(404);
        visitor.looksRight("wizard-5-refused");
        visitor.follow("Edit Credentials");
        visitor.page.waitForURL("**/credentials");
        visitor.looksRight("wizard-5-credentials");
        visitor.fill("#value", PageTestEnvironment.KEY + " ");
        visitor.press("Save and verify");
        visitor.see("TRAILING_BLANK");
        visitor.looksRight("wizard-5-doubts");
        visitor.fill("#value", PageTestEnvironment.KEY + " ");
        visitor.press("Trim it");

        visitor.see("Connection verified");
        visitor.looksRight("wizard-5-verified");
        assertThat(visitor.page.locator(".fall tbody tr").count()).isGreaterThan(4);
        visitor.press("Finish");
        assertThat(visitor.heading()).isEqualTo("IBM CR");
        visitor.seeExactly("Healthy");
        assertThat(stage.ibm.failedLogins()).isPositive();
    }

    @Test
    void letsFormAndTextFollowEachOther() {
        visitor.goTo(SCOPE + "/new-connector");
        visitor.press("Continue");
        visitor.fill("#name", "Both ways");
        visitor.page.locator("#identifier[value=Both_ways]").waitFor();
        var text = visitor.page.locator("#yaml");
        visitor.page.waitForCondition(() -> text.inputValue().contains("name: Both ways"));
        visitor.press("Continue");

        text.fill(text.inputValue().replace("Url: \"\"", "Url: https://quay.io"));
        visitor.page.locator("#url[value='https://quay.io']").waitFor();
        var repository = visitor.page.locator("#repository");
        repository.evaluate("field => field.closest('details').open = true");
        repository.fill("ns/app");
        visitor.page.waitForCondition(() -> text.inputValue().contains("repository: ns/app"));
        text.fill(text.inputValue().replace("repository:", "repositry:"));
        visitor.see("Unknown field");

        assertThat(visitor.page.locator("#yaml-faults").innerText()).contains("Line ", "spec.repositry");
        assertThat(repository.inputValue()).isEqualTo("ns/app");
        visitor.looksRight("wizard-3-both-ways");
        discard();
    }

    @Test
    void connectsByKeyboardAlone() {
        stage.createConnector(SCOPE, "Other", "Spare_key");
        visitor.goTo(SCOPE + "/new-connector");
        visitor.enterOn(visitor.button("Continue"));
        visitor.page.locator("#name:focus").waitFor();
        visitor.page.keyboard().type("Keyboard");
        visitor.page.locator("#identifier[value=Keyboard]").waitFor();
        visitor.page.keyboard().press("Enter");
        visitor.page.waitForURL("**/registry");
        visitor.tabTo(visitor.page.locator("#url"));
        visitor.page.keyboard().type(stage.ibm.url().toString());
        visitor.tabTo(visitor.page.locator("#username"));
        visitor.page.keyboard().type("iamapikey");
        visitor.enterOn(visitor.button("Create or Select a Secret"));
        visitor.page.locator("dialog[open]").waitFor();
        visitor.enterOn(visitor.button("Use Spare_key"));
        visitor.page.locator("#choose-password:focus").waitFor();
        assertThat(visitor.page.locator(".chosen").innerText()).endsWith("Spare_key");
        visitor.enterOn(visitor.button("Continue"));
        visitor.page.waitForURL("**/delegates");
        visitor.enterOn(visitor.button("Verify"));
        visitor.see("Connection verified");
        visitor.enterOn(visitor.button("Finish"));

        visitor.page.waitForURL("**/connectors/Keyboard");
        assertThat(visitor.heading()).isEqualTo("Keyboard");
    }

    @Test
    void keepsADraftThroughAReload() {
        visitor.goTo(SCOPE + "/new-connector");
        visitor.press("Continue");
        visitor.fill("#name", "Half done");
        visitor.press("Continue");

        visitor.goTo(SCOPE + "/connectors");
        visitor.goTo(SCOPE + "/new-connector");

        assertThat(visitor.main()).contains("unfinished draft", "Half done");
        visitor.follow("Resume Half done");
        discard();
    }

    /** Each tab goes on with its own connector, whatever the other does meanwhile. */
    @Test
    void editsTwoConnectorsInTwoTabs() {
        stage.createConnector(SCOPE, "Core", "Tab_key");
        stage.createConnector(SCOPE, "Data", "Tab_key");
        visitor.goTo(SCOPE + "/connectors/Core/edit");
        var other = visitor.page.context().newPage();
        other.navigate(SCOPE + "/connectors/Data/edit");

        visitor.fill("#name", "Core renamed");
        visitor.press("Continue");
        visitor.page.waitForURL("**/registry");
        var text = visitor.page.locator("#yaml").inputValue();
        visitor.press("Continue");
        visitor.page.waitForURL("**/delegates");
        visitor.press("Verify");
        visitor.see("Connection verified");
        visitor.press("Finish");
        visitor.page.waitForURL("**/connectors/Core");

        assertThat(text).contains("identifier: Core", "name: Core renamed");
        assertThat(visitor.heading()).isEqualTo("Core renamed");
        assertThat(stage.get(SCOPE, "/connectors/Data").body()).contains("\"name\":\"Data\"");
        other.reload();
        assertThat(other.locator("#name").inputValue()).isEqualTo("Data");
        other.close();
    }

    private void mendTheAddress() {
        var url = stage.ibm.url().toString();
        visitor.fill("#url", url + "/v2/my-namespace/app");
        visitor.see("URL_HAS_PATH");
        visitor.looksRight("wizard-3-lint");
        visitor.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use " + url))
                .click();
        visitor.page.locator("#url[value='%s']".formatted(url)).waitFor();
        assertThat(visitor.isFocused("#url")).isTrue();
        assertThat(visitor.page.locator("#repository").inputValue()).isEqualTo("my-namespace/app");
        visitor.fill("#repository", "");
    }

    private void createSecret(String name, String value) {
        visitor.page.locator("#choose-password").click();
        var dialog = visitor.page.locator("dialog[open]");
        dialog.waitFor();
        visitor.looksRight("wizard-3-secret");
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill(name);
        dialog.getByLabel("Value").fill(value);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create and use"))
                .click();
        if (!value.equals(value.strip())) {
            visitor.see("TRAILING_BLANK");
            visitor.looksRight("wizard-3-doubts");
            visitor.press("Trim it");
        }
        visitor.page
                .locator(".chosen", new Page.LocatorOptions().setHasText(name.replace(' ', '_')))
                .waitFor();
        visitor.page.locator("#choose-password:focus").waitFor();
    }

    private void discard() {
        visitor.press("Discard draft");
        visitor.page.waitForURL("**/connectors");
    }
}
