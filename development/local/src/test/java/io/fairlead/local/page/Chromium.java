package io.fairlead.local.page;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Debian's Chromium, and somebody who is logged in. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final Browser browser;
    private final URI console;
    private @Nullable String savedSession;

    private Chromium(Playwright playwright, Browser browser, URI console) {
        this.playwright = playwright;
        this.browser = browser;
        this.console = console;
    }

    static Chromium launch(URI console) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError(PROGRAM + " is missing; install Debian's package chromium");
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        // Chromium's sandbox refuses to run as root, as build servers do.
                        .setArgs(List.of("--no-sandbox")));
        return new Chromium(playwright, browser, console);
    }

    /** Goes through the provider's login. */
    Page logIn(String password) {
        var page = window(loggedOutOptions()).newPage();
        page.navigate("/");
        logIn(page, password);
        return page;
    }

    void logIn(Page page, String password) {
        page.locator("[name=username]").fill("admin");
        page.locator("[name=password]").fill(password);
        page.locator("button[type=submit], main button").first().click();
        page.waitForURL(url -> url.startsWith(console.toString()));
    }

    /** Keeps the cookies of a window that went on working, for those that are opened later. */
    void saveSession(Page page) {
        savedSession = page.context().storageState();
    }

    Page withoutScript() {
        return window(options().setJavaScriptEnabled(false)).newPage();
    }

    Page page() {
        return window(options()).newPage();
    }

    /** Everything that axe finds wrong with the page as it is, in words. */
    static List<String> accessibilityViolations(Page page) {
        var rules = new AxeRunOnlyOptions();
        rules.setType("tag");
        rules.setValues(RULES);
        var options = new AxeRunOptions();
        options.setRunOnly(rules);
        // What is in order is not told: to hand it over takes longer than to find it.
        options.setResultTypes(List.of("violations"));
        // The page has no frames, for which alone the other mode opens a window of its own.
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
    }

    static void saveScreenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private Browser.NewContextOptions loggedOutOptions() {
        return new Browser.NewContextOptions().setBaseURL(console.toString());
    }

    private Browser.NewContextOptions options() {
        return loggedOutOptions().setStorageState(savedSession);
    }

    private BrowserContext window(Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        context.setDefaultTimeout(20_000);
        return context;
    }
}
