package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.local.Ports;
import io.fairlead.local.Settings;
import io.fairlead.local.Suite;
import io.fairlead.testbed.registry.IbmRegistry;
import io.fairlead.testbed.registry.TokenService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Somebody connects to a registry on the page: with a wrong key first, by keyboard alone, and without any script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageIT {

    private static final String KEY = "right-key-5c0b1f7e";
    private static final String NEXT_KEY = "next-key-0d3fa7b2";
    private static final String WRONG_KEY = "wrong-key-91d2ce44";
    private static final int MOST_BYTES = 150_000;

    /** What stands on each screen, and weighs little. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("connectors", "/connectors");
        PAGES.put("connectors-empty", "/connectors?q=nothing");
        PAGES.put("connector", "/connectors/IBM_CR");
        PAGES.put("connector-yaml", "/connectors/IBM_CR/yaml");
        PAGES.put("connector-delete", "/connectors/IBM_CR/delete");
        PAGES.put("secrets", "/secrets");
        PAGES.put("secret", "/secrets/Right_key");
        PAGES.put("secret-new", "/new-secret");
        PAGES.put("secret-edit", "/secrets/Right_key/edit");
        PAGES.put("secret-comparison", "/secrets/Right_key/comparison");
        PAGES.put("secret-delete", "/secrets/Right_key/delete");
        PAGES.put("delegates", "/delegates");
        PAGES.put("delegates-preview", "/delegates/preview?tags=local,gpu");
        PAGES.put("delegate-tokens", "/delegates/tokens");
        PAGES.put("delegate-new", "/new-delegate");
        PAGES.put("activity", "/activity");
        PAGES.put("activity-narrow", "/activity?action=secret.created");
        PAGES.put("activity-empty", "/activity?who=nobody");
        PAGES.put("settings", "/settings");
        PAGES.put("people", "/settings/people");
        PAGES.put("account", "/settings/account");
        PAGES.put("wizard-registry", "/connectors/IBM_CR/edit?step=registry");
        PAGES.put("wizard-delegates", "/new-connector/delegates");
        PAGES.put("wizard-text", "/new-connector/yaml?step=REGISTRY");
        PAGES.put("wizard-secret", "/new-connector/secret");
        PAGES.put("images", "/connectors/Demo_registry/images");
        PAGES.put("tags", "/connectors/IBM_CR/images?repository=my-namespace/app");
        PAGES.put("project", "/orgs/ships/projects/fleet/connectors");
        PAGES.put("missing", "/connectors/nothing");
        PAGES.put("styleguide", "/styleguide");
    }

    private final Set<String> examined = new HashSet<>();
    private final IbmRegistry ibm = IbmRegistry.start(TokenService.ibm(Set.of(KEY, NEXT_KEY)));

    @SuppressWarnings("NullAway.Init")
    private Suite suite;

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        var tree = Path.of("..").toAbsolutePath().normalize();
        suite = Suite.start(Settings.of(directory, tree, Ports.free()));
        chromium = Chromium.before(suite.console());
        page = chromium.logIn(
                Files.readString(suite.home().resolve("admin-password")).strip());
    }

    @AfterAll
    void stop() {
        System.out.printf("PAGE: axe examined %d pages and steps%n", examined.size());
        chromium.close();
        suite.close();
        ibm.close();
    }

    @Test
    @Order(1)
    void showsWhatToDoFirst() {
        assertThat(heading()).isEqualTo("Three things to do first");
        looksRight("first-run");
    }

    @Test
    @Order(2)
    void seesTheFirstGreenByOneClick() {
        var begun = System.nanoTime();

        press("Try it with the demo registry");
        page.getByText("Works", new Page.GetByTextOptions().setExact(true)).waitFor();

        System.out.printf("PAGE: one click to the first green, %,d ms%n", (System.nanoTime() - begun) / 1_000_000);
        assertThat(heading()).isEqualTo("Demo registry");
        looksRight("first-green");
        page.navigate("/connectors");
    }

    @Test
    @Order(3)
    void connectsToARegistryAfterAWrongKey() {
        page.getByRole(AriaRole.LINK, named("New connector")).click();
        looksRight("wizard-1-type");
        press("Continue");
        page.getByLabel("Name").fill("IBM CR");
        page.locator("#identifier[value=IBM_CR]").waitFor();
        looksRight("wizard-2-overview");
        press("Continue");
        page.getByRole(AriaRole.BUTTON, named("IBM Cloud")).click();
        page.locator("#username[value=iamapikey]").waitFor();
        page.locator("#region").selectOption("de.icr.io");
        page.locator("#url[value='https://de.icr.io']").waitFor();
        looksRight("wizard-3-region");
        page.locator("#url").fill(ibm.url() + "/v2/my-namespace/app");
        page.getByText("URL_HAS_PATH").waitFor();
        looksRight("wizard-3-lint");
        page.getByRole(AriaRole.BUTTON, starting("Use " + ibm.url())).click();
        page.locator("#url[value='%s']".formatted(ibm.url())).waitFor();
        assertThat(page.locator("#url").evaluate("field => field === document.activeElement"))
                .isEqualTo(true);
        assertThat(page.locator("#repository").inputValue()).isEqualTo("my-namespace/app");
        page.locator("#repository").fill("");
        createSecret("Wrong key", WRONG_KEY);
        looksRight("wizard-3-registry");
        press("Continue");
        looksRight("wizard-4-delegates");
        press("Verify");

        page.getByText("IBM_KEY_INVALID").first().waitFor();
        assertThat(get("/api/v1/connectors/IBM_CR").statusCode()).isEqualTo(404);
        looksRight("wizard-5-refused");
        page.getByRole(AriaRole.LINK, named("Edit Credentials")).click();
        page.waitForURL("**/new-connector/registry*");
        createSecret("Right key", KEY + " ");
        press("Continue");
        press("Verify");

        page.getByText("It works").waitFor();
        looksRight("wizard-5-verified");
        assertThat(page.locator(".fall tbody tr").count()).isGreaterThan(4);
        press("Finish");
        assertThat(heading()).isEqualTo("IBM CR");
        page.getByText("Works", new Page.GetByTextOptions().setExact(true)).waitFor();
        assertThat(ibm.failedLogins()).isEqualTo(1);
    }

    /** As in an account of its own: nothing there, and a registry somewhere else. */
    @Test
    @Order(4)
    void needsFewClicksFromNothingToTheFirstGreen() {
        page.navigate("/orgs/ships/projects/tender/connectors");
        var begun = System.nanoTime();
        var clicks = new AtomicInteger();
        var fields = new AtomicInteger();

        click("New connector", AriaRole.LINK, clicks);
        click("Continue", AriaRole.BUTTON, clicks);
        fill("#name", "Tender", fields);
        page.locator("#identifier[value=Tender]").waitFor();
        click("Continue", AriaRole.BUTTON, clicks);
        fill("#url", ibm.url().toString(), fields);
        fill("#username", "iamapikey", fields);
        click("Create or Select a Secret", AriaRole.BUTTON, clicks);
        fill("#secret-value", KEY, fields);
        click("Create and use", AriaRole.BUTTON, clicks);
        page.locator("#choose-password:focus").waitFor();
        click("Continue", AriaRole.BUTTON, clicks);
        click("Verify", AriaRole.BUTTON, clicks);
        page.getByText("It works").waitFor();
        var green = System.nanoTime();
        click("Finish", AriaRole.BUTTON, clicks);
        page.getByText("Works", new Page.GetByTextOptions().setExact(true)).waitFor();

        System.out.printf(
                "PAGE: nothing to the first green of a registry of one's own: %d clicks, %d fields, %,d ms%n",
                clicks.get(), fields.get(), (green - begun) / 1_000_000);
        assertThat(clicks).hasValueLessThanOrEqualTo(9);
        assertThat(fields).hasValueLessThanOrEqualTo(4);
    }

    @Test
    @Order(5)
    void letsFormAndTextFollowEachOther() {
        page.navigate("/new-connector");
        press("Continue");
        page.getByLabel("Name").fill("Both ways");
        page.locator("#identifier[value=Both_ways]").waitFor();
        page.waitForCondition(() -> page.locator("#yaml").inputValue().contains("name: Both ways"));
        press("Continue");

        page.locator("#yaml").fill(page.locator("#yaml").inputValue().replace("Url: \"\"", "Url: https://quay.io"));
        page.locator("#url[value='https://quay.io']").waitFor();
        page.locator("#repository").evaluate("field => field.closest('details').open = true");
        page.locator("#repository").fill("ns/app");
        page.waitForCondition(() -> page.locator("#yaml").inputValue().contains("repository: ns/app"));
        page.locator("#yaml").fill(page.locator("#yaml").inputValue().replace("repository:", "repositry:"));
        page.getByText("There is no such field here").waitFor();

        assertThat(page.locator("#yaml-faults").innerText()).contains("Line ", "spec.repositry");
        assertThat(page.locator("#repository").inputValue()).isEqualTo("ns/app");
        looksRight("wizard-3-both-ways");
        press("Discard the draft");
        page.waitForURL("**/connectors");
    }

    @Test
    @Order(6)
    void connectsByKeyboardAlone() {
        page.navigate("/new-connector");
        enterOn(page.getByRole(AriaRole.BUTTON, named("Continue")));
        page.locator("#name:focus").waitFor();
        page.keyboard().type("Keyboard");
        page.locator("#identifier[value=Keyboard]").waitFor();
        page.keyboard().press("Enter");
        page.waitForURL("**/registry");
        tabTo(page.locator("#url"));
        page.keyboard().type(ibm.url().toString());
        tabTo(page.locator("#username"));
        page.keyboard().type("iamapikey");
        enterOn(page.getByRole(AriaRole.BUTTON, named("Create or Select a Secret")));
        page.locator("dialog[open]").waitFor();
        enterOn(page.getByRole(AriaRole.BUTTON, named("Use Right key")));
        page.locator("#choose-password:focus").waitFor();
        assertThat(page.locator(".chosen").innerText()).isEqualTo("Right_key");
        enterOn(page.getByRole(AriaRole.BUTTON, named("Continue")));
        page.waitForURL("**/delegates");
        enterOn(page.getByRole(AriaRole.BUTTON, named("Verify")));
        page.getByText("It works").waitFor();
        enterOn(page.getByRole(AriaRole.BUTTON, named("Finish")));

        page.waitForURL("**/connectors/Keyboard");
        assertThat(heading()).isEqualTo("Keyboard");
    }

    @Test
    @Order(7)
    void connectsWithoutAnyScript() {
        chromium.remember(page);
        page = chromium.withoutScript();
        page.navigate("/new-connector");
        press("Continue");
        page.getByLabel("Name").fill("No script");
        press("Continue");
        page.locator("#url").fill(ibm.url().toString());
        page.locator("#username").fill("iamapikey");
        press("Create or Select a Secret");
        page.getByRole(AriaRole.BUTTON, named("Use Right key")).click();
        press("Continue");
        press("Verify");
        page.getByText("It works").waitFor();
        press("Finish");
        page.getByText("Works", new Page.GetByTextOptions().setExact(true)).waitFor();
        page.navigate("/connectors?q=script");

        assertThat(page.locator("tbody tr").count()).isEqualTo(1);
        assertThat(page.locator("tbody tr").innerText()).contains("No script", "Works");
        chromium.remember(page);
    }

    @Test
    @Order(8)
    void keepsADraftThroughAReload() {
        page = chromium.page();
        page.navigate("/new-connector");
        press("Continue");
        page.getByLabel("Name").fill("Half done");
        press("Continue");

        page.navigate("/connectors");
        page.navigate("/new-connector");

        assertThat(page.locator("main").innerText()).contains("unfinished draft", "Half done");
        chromium.remember(page);
    }

    @Test
    @Order(9)
    void bringsANewKeyInWithoutADarkMoment() {
        page.navigate("/secrets/Right_key/new-version");
        page.getByLabel("Value").fill(WRONG_KEY);
        press("Stage and try");
        page.getByText("Not every connector works with it").waitFor();
        looksRight("secret-trial");
        press("Discard");
        assertThat(working()).isEqualTo(4);

        page.navigate("/secrets/Right_key/new-version");
        page.getByLabel("Value").fill(NEXT_KEY);
        press("Stage and try");
        page.getByText("Every connector works with it").waitFor();
        looksRight("secret-trial-passed");
        assertThat(page.locator("tbody tr").count()).isEqualTo(3);
        press("Make it live");
        page.waitForURL("**/secrets/Right_key");

        assertThat(page.locator("main").innerText()).contains("Live", "Former");
        page.waitForCondition(() -> working() == 4);
        assertThat(get("/api/v1/connectors?status=FAILURE").body()).contains("\"items\":[]");
    }

    @Test
    @Order(10)
    void mendsAValueBeforeItIsKept() {
        page.navigate("/new-secret");
        page.locator("#name").fill("Pasted");
        page.locator("#value").fill(" " + KEY);
        press("Keep it");
        page.getByText("LEADING_BLANK").waitFor();
        looksRight("secret-doubtful");
        press("Take it without the blanks around it");
        page.waitForURL("**/secrets/Pasted");

        press("Compare", AriaRole.LINK);
        page.locator("#value").fill(KEY);
        press("Compare");
        assertThat(page.locator("main").innerText()).contains("It is the value of version 1");
    }

    @Test
    @Order(11)
    void drainsADelegateAndGivesItWorkAgain() {
        page.navigate("/delegates");
        press("local", AriaRole.LINK);
        press("Drain");
        page.getByText("It has no work, and gets none").waitFor();
        looksRight("delegate-drained");
        page.navigate("/delegates/preview?tags=local");
        assertThat(page.locator("tbody tr").first().innerText()).contains("Not now", "drained since");
        looksRight("delegate-preview");

        page.goBack();
        press("Give it work again");

        page.getByText("Connected", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
    }

    @Test
    @Order(12)
    void installsADelegateLosesItAndSeesItComeBack() throws IOException {
        page.navigate("/new-delegate");
        page.locator("#name").fill("eu-west");
        page.locator("#tags").fill("eu");
        press("Make the token");
        page.getByText("It shows here as soon as it connects").waitFor();
        page.getByText("Secret, volume and Deployment").click();
        looksRight("delegate-install");
        assertThat(page.locator("#docker-command").innerText()).contains("FAIRLEAD_AGENT_NAME=eu-west");
        assertThat(page.locator("#kubernetes-manifest").innerText())
                .contains("kind: Deployment", "name: fairlead-agent-eu-west");

        try (var delegate = InstalledDelegate.by(page.locator("#java-command").innerText())) {
            page.locator("#joined").getByText("Connected").waitFor();
            assertThat(page.locator("#joined").innerText()).contains("eu-west");
            page.navigate("/delegates");
            delegate.kill();
            row("eu-west").getByText("Not connected").waitFor();
            looksRight("delegate-lost");

            assertThat(post("/api/v1/connectors", connectorOf("Far away", "eu")).statusCode())
                    .isEqualTo(201);
            page.navigate("/connectors/Far_away");
            page.getByText("A delegate is being found.").waitFor();
            delegate.startAgain();
            page.getByText("Works", new Page.GetByTextOptions().setExact(true)).waitFor();
            page.navigate("/delegates");

            row("eu-west")
                    .getByText("Connected", new Locator.GetByTextOptions().setExact(true))
                    .waitFor();
        }
    }

    @Test
    @Order(13)
    void grantsSomebodyARoleAndShowsThatInTheActivity() {
        page.navigate("/settings/people");
        press("Add somebody", AriaRole.LINK);
        page.locator("#name").fill("alice");
        page.locator("#org").fill("ships");
        looksRight("person-new");
        press("Add");
        page.getByText("shown this once").waitFor();
        looksRight("person-added");
        page.navigate("/settings/people/alice");
        page.locator("#role").selectOption("editor");
        page.locator("#org").fill("ships");
        page.locator("#project").fill("fleet");
        press("Grant");
        assertThat(page.locator("main").innerText()).contains("viewer of ships", "editor of ships / fleet");
        looksRight("person");

        page.navigate("/activity?thing=alice");

        assertThat(page.locator("tbody tr").allInnerTexts().toString())
                .contains("admin changed what alice may do", "admin added alice");
    }

    @Test
    @Order(14)
    void findsTheRecordIntact() {
        page.navigate("/activity");
        press("Verify the record", AriaRole.LINK);

        assertThat(page.getByText("Intact", new Page.GetByTextOptions().setExact(true))
                        .count())
                .isEqualTo(5);
        looksRight("activity-verified");
        chromium.remember(page);
    }

    @Test
    @Order(15)
    void standsOnEveryScreenInLightAndDark() {
        chromium.remember(page);
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var window = chromium.page(scheme);
            PAGES.forEach((name, path) -> {
                window.navigate(path);
                for (var width : List.of(1440, 360)) {
                    window.setViewportSize(width, 900);
                    var shot = "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width);
                    Chromium.photograph(window, shot);
                    assertThat((Integer) window.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                            .as("%s is wider than its window", shot)
                            .isLessThanOrEqualTo(0);
                }
                assertNoBarriers(window, name + "-" + scheme);
            });
            chromium.remember(window);
            window.context().close();
        }
    }

    @Test
    @Order(16)
    void weighsLittleAndStandsStill() throws IOException {
        var table = new StringBuilder(
                "| page | bytes | requests | largest paint, ms | layout shift |\n| --- | --- | --- | --- | --- |\n");
        for (var each : PAGES.entrySet()) {
            var weight = Weight.of(chromium.page(), each.getValue());
            table.append(weight.row(each.getKey()));
            assertThat(weight.bytes()).as(each.getKey()).isBetween(5_000, MOST_BYTES);
            assertThat(weight.hosts())
                    .as(each.getKey())
                    .containsOnly(suite.console().getAuthority());
            assertThat(weight.shift()).as(each.getKey()).isLessThanOrEqualTo(0.1);
        }
        System.out.println(table);
        Files.writeString(Path.of("target", "page-weights.md"), table);
    }

    @Test
    @Order(17)
    void opensTheDoorToTheServicesForWhoeverHasAToken() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var list = HttpRequest.newBuilder(suite.console().resolve("/api/v1/connectors"))
                    .header("Authorization", "Bearer " + suite.adminToken());
            var nobody = HttpRequest.newBuilder(suite.console().resolve("/api/v1/secrets"));
            var test = HttpRequest.newBuilder(suite.console().resolve("/api/v1/connectors/IBM_CR/tests"))
                    .header("Authorization", "Bearer " + suite.adminToken())
                    .POST(HttpRequest.BodyPublishers.noBody());

            assertThat(http.send(list.build(), BodyHandlers.ofString()).body()).contains("\"IBM_CR\"");
            assertThat(http.send(nobody.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
            var begun = http.send(test.build(), BodyHandlers.ofString());
            var events = HttpRequest.newBuilder(suite.console()
                            .resolve(begun.headers().firstValue("Location").orElseThrow() + "/events"))
                    .header("Authorization", "Bearer " + suite.adminToken());
            assertThat(http.send(events.build(), BodyHandlers.ofString()).body())
                    .contains("AUTHENTICATED_PING", "VERIFIED");
        }
    }

    @Test
    @Order(18)
    void signsOut() {
        page = chromium.page();
        page.navigate("/connectors");
        page.locator(".person summary").click();
        press("Sign out");
        page.waitForURL("**/signed-out");
        assertThat(heading()).isEqualTo("You are signed out");
        page.navigate(suite.console() + "/connectors");

        assertThat(page.url()).contains("/login");
    }

    private void createSecret(String name, String value) {
        page.locator("#choose-password").click();
        var dialog = page.locator("dialog[open]");
        dialog.waitFor();
        assertNoBarriers(page, "wizard-3-secret");
        Chromium.photograph(page, "wizard-3-secret");
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill(name);
        dialog.getByLabel("Value").fill(value);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create and use"))
                .click();
        if (!value.equals(value.strip())) {
            page.getByText("TRAILING_BLANK").waitFor();
            looksRight("wizard-3-doubts");
            press("Take it without the blanks around it");
        }
        page.locator(".chosen", new Page.LocatorOptions().setHasText(name.replace(' ', '_')))
                .waitFor();
        page.locator("#choose-password:focus").waitFor();
    }

    private Locator row(String name) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
    }

    private long working() {
        return get("/api/v1/connectors?status=SUCCESS").body().split("\"identifier\"").length - 1L;
    }

    private String connectorOf(String name, String tag) {
        return """
                {"name": "%s", "type": "DockerRegistry", "spec":
                 {"dockerRegistryUrl": "%s", "providerType": "Other", "delegateSelectors": ["%s"],
                 "auth": {"type": "UsernamePassword", "spec": {"username": "iamapikey", "passwordRef": "account.Right_key"}}}}
                """.formatted(name, ibm.url(), tag);
    }

    private void click(String name, AriaRole role, AtomicInteger clicks) {
        page.getByRole(role, named(name)).click();
        page.waitForLoadState();
        clicks.incrementAndGet();
    }

    private void fill(String field, String text, AtomicInteger fields) {
        page.locator(field).fill(text);
        fields.incrementAndGet();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(suite.console().resolve(path)));
    }

    private HttpResponse<String> post(String path, String document) {
        return send(HttpRequest.newBuilder(suite.console().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            request.header("Authorization", "Bearer " + suite.adminToken());
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertNoBarriers(Page seen, String name) {
        examined.add(name);
        assertThat(Chromium.barriers(seen)).as(name).isEmpty();
    }

    private void looksRight(String name) {
        Chromium.photograph(page, name);
        assertNoBarriers(page, name);
    }

    private String heading() {
        return page.locator("h1").innerText();
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).click();
        page.waitForLoadState();
    }

    private void press(String name, AriaRole role) {
        page.getByRole(role, named(name)).first().click();
        page.waitForLoadState();
    }

    private void enterOn(Locator button) {
        tabTo(button);
        page.keyboard().press("Enter");
    }

    /** As somebody would who has no pointer. */
    private void tabTo(Locator wanted) {
        wanted.waitFor();
        for (var tabs = 0; tabs < 60; tabs++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(wanted + " cannot be reached by keyboard");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions starting(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
