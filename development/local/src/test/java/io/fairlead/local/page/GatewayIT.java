package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Programs come to the services by the page's own address, and people leave there. */
class GatewayIT extends PageTest {

    private static final String SCOPE = "/orgs/door";

    GatewayIT(PageTestEnvironment stage) {
        super(stage);
    }

    @Test
    void opensTheServicesForWhoeverHasAToken() {
        stage.createConnector(SCOPE, "Gate", "Right_key");

        var list = stage.get(SCOPE, "/connectors");
        var nobody = stage.send(HttpRequest.newBuilder(stage.console().resolve("/api/v1/secrets")));
        var begun = stage.send(stage.request(SCOPE, "/connectors/Gate/tests").POST(BodyPublishers.noBody()));
        var address = begun.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
        var events = stage.get("", address + "/events");

        assertThat(list.body()).contains("\"Gate\"");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(events.body()).contains("AUTHENTICATED_PING", "VERIFIED");
    }

    @Test
    void keepsADraftForWhoeverSignsOutAndComesBack() {
        try (var context = stage.logIn().context()) {
            var page = context.pages().getFirst();
            page.navigate(SCOPE + "/new-connector");
            press(page, "Continue");
            page.locator("#name").fill("Half done");
            press(page, "Continue");
            page.waitForURL("**/registry");
            page.locator(".person summary").click();
            press(page, "Sign out");
            page.waitForURL("**/signed-out");
            assertThat(page.locator("h1").innerText()).isEqualTo("You are signed out");
            page.navigate(SCOPE + "/new-connector");
            assertThat(page.url()).contains("/login");

            stage.logIn(page);
            page.navigate(SCOPE + "/new-connector");

            assertThat(page.locator("main").innerText()).contains("You have an unfinished draft", "Half done");
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
