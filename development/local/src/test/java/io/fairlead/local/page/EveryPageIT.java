package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each page by itself: light and dark, from a telephone to 4K and on paper, without barriers, and how much it weighs. */
class EveryPageIT extends PageTest {

    private static final String SCOPE = "/orgs/pages";
    private static final int MOST_BYTES = 150_000;
    private static final int WIDEST_TEXT = 1_600;
    private static final Set<String> PHOTOGRAPHED_AT_ALL_SIZES =
            Set.of("connectors", "connector", "activity", "secrets");

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("connectors", SCOPE + "/connectors");
        PAGES.put("connectors-empty", SCOPE + "/connectors?q=nothing");
        PAGES.put("connector", SCOPE + "/connectors/IBM_CR");
        PAGES.put("connector-yaml", SCOPE + "/connectors/IBM_CR/yaml");
        PAGES.put("connector-versions", SCOPE + "/connectors/IBM_CR/versions");
        PAGES.put("connector-version", SCOPE + "/connectors/IBM_CR/versions/1");
        PAGES.put("connector-delete", SCOPE + "/connectors/IBM_CR/delete");
        PAGES.put("secrets", SCOPE + "/secrets");
        PAGES.put("secret", SCOPE + "/secrets/Right_key");
        PAGES.put("secret-new", SCOPE + "/new-secret");
        PAGES.put("secret-edit", SCOPE + "/secrets/Right_key/edit");
        PAGES.put("secret-comparison", SCOPE + "/secrets/Right_key/comparison");
        PAGES.put("secret-delete", SCOPE + "/secrets/Right_key/delete");
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
        PAGES.put("wizard-registry", SCOPE + "/connectors/IBM_CR/edit?step=registry");
        PAGES.put("wizard-delegates", "DRAFT/delegates");
        PAGES.put("wizard-text", "DRAFT/yaml?step=REGISTRY");
        PAGES.put("wizard-secret", "DRAFT/secret");
        PAGES.put("images", SCOPE + "/connectors/IBM_CR/images");
        PAGES.put("tags", SCOPE + "/connectors/IBM_CR/images?repository=ns/app");
        PAGES.put("project", SCOPE + "/projects/fleet/connectors");
        PAGES.put("missing", SCOPE + "/connectors/nothing");
        PAGES.put("styleguide", "/styleguide");
    }

    EveryPageIT(PageTestEnvironment stage) {
        super(stage);
    }

    @Test
    void standsInEverySizeAndSchemeWithoutBarriersAndWeighsLittle() throws IOException {
        stage.createConnector(SCOPE, "IBM_CR", "Right_key");
        stage.replace(
                SCOPE,
                "/connectors/IBM_CR",
                PageTestEnvironment.definition("IBM_CR", stage.ibm.url().toString(), "org.Right_key", "local"));
        var table = new StringBuilder(
                "| page | bytes | requests | largest paint, ms | layout shift |\n| --- | --- | --- | --- | --- |\n");
        visitor.goTo(SCOPE + "/connectors/IBM_CR/edit");
        var draft = URI.create(visitor.page.url()).getPath().replace("/overview", "");
        var examined = 0;

        for (var each : PAGES.entrySet()) {
            leave();
            enter();
            table.append(weigh(each.getKey(), each.getValue().replace("DRAFT", draft))
                    .row(each.getKey()));
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visitor.page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                var name = each.getKey() + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
                for (var width : List.of(1440, 360)) {
                    fits(name, width);
                    Chromium.saveScreenshot(visitor.page, name + "-" + width);
                }
                visitor.hasNoAccessibilityViolations(name);
                examined++;
            }
            standsOnAWallAndOnPaper(each.getKey());
            examined++;
        }

        System.out.println(table);
        Files.writeString(Path.of("target", "page-weights.md"), table);
        assertThat(examined).isEqualTo(96);
    }

    private PageWeight weigh(String name, String path) {
        var weight = PageWeight.measure(visitor.page, path);
        assertThat(weight.bytes()).as(name).isBetween(5_000, MOST_BYTES);
        assertThat(weight.hosts()).as(name).containsOnly(stage.console().getAuthority());
        assertThat(weight.shift()).as(name).isLessThanOrEqualTo(0.1);
        return weight;
    }

    private void standsOnAWallAndOnPaper(String name) {
        visitor.page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        fits(name, 3840);
        assertThat((Integer) visitor.page.evaluate(
                        "Math.max(0, ...[...document.querySelectorAll('main > *')].map(each => each.offsetWidth))"))
                .as("%s is too wide to be read", name)
                .isLessThanOrEqualTo(WIDEST_TEXT);
        if (PHOTOGRAPHED_AT_ALL_SIZES.contains(name)) {
            visitor.page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + "-3840.png")));
        }
        visitor.page.emulateMedia(
                new EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.PRINT));
        // A4 at 96 dpi
        fits(name, 794);
        assertThat(visitor.page
                        .locator("nav:visible, button:visible, input[type=search]:visible")
                        .count())
                .as("%s prints what nobody can press on paper", name)
                .isZero();
        visitor.hasNoAccessibilityViolations(name + "-print");
        if (PHOTOGRAPHED_AT_ALL_SIZES.contains(name)) {
            Chromium.saveScreenshot(visitor.page, name + "-print");
        }
    }

    private void fits(String name, int width) {
        visitor.page.setViewportSize(width, width == 3840 ? 2160 : 900);
        assertThat((Integer) visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("%s is wider than its window of %d px", name, width)
                .isLessThanOrEqualTo(0);
    }
}
