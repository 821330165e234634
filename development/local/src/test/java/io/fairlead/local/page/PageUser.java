package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody in front of the page: goes somewhere, presses, types and looks, and counts what that costs. */
final class PageUser implements AutoCloseable {

    private static final String UNSETTLED = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added";

    final Page page;
    final AtomicInteger clicks = new AtomicInteger();
    final AtomicInteger fields = new AtomicInteger();

    private final Chromium chromium;
    private final AtomicInteger examined;

    PageUser(Page page, Chromium chromium, AtomicInteger examined) {
        this.page = page;
        this.chromium = chromium;
        this.examined = examined;
    }

    void goTo(String path) {
        page.navigate(path);
    }

    void press(String button) {
        press(button, AriaRole.BUTTON);
    }

    void follow(String link) {
        press(link, AriaRole.LINK);
    }

    void fill(String field, String text) {
        settle();
        page.locator(field).fill(text);
        fields.incrementAndGet();
    }

    void choose(String field, String option) {
        settle();
        page.locator(field).selectOption(option);
        clicks.incrementAndGet();
    }

    /** Waits until the text is there. */
    void see(String text) {
        page.getByText(text).first().waitFor();
    }

    /** The same where it is all that an element says. */
    void seeExactly(String text) {
        page.getByText(text, new Page.GetByTextOptions().setExact(true)).first().waitFor();
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String main() {
        return page.locator("main").innerText();
    }

    Locator row(String name) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    boolean isFocused(String selector) {
        return Boolean.TRUE.equals(page.locator(selector).evaluate("element => element === document.activeElement"));
    }

    /** Keeps a picture, and finds nothing that would keep somebody out. */
    void looksRight(String name) {
        Chromium.saveScreenshot(page, name);
        hasNoAccessibilityViolations(name);
    }

    void hasNoAccessibilityViolations(String name) {
        examined.incrementAndGet();
        assertThat(Chromium.accessibilityViolations(page)).as(name).isEmpty();
    }

    void enterOn(Locator button) {
        tabTo(button);
        page.keyboard().press("Enter");
    }

    /** As somebody would who has no pointer. */
    void tabTo(Locator wanted) {
        wanted.waitFor();
        for (var tabs = 0; tabs < 60; tabs++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(wanted + " cannot be reached by keyboard");
    }

    /** Nobody is so fast as to act in the moment between a new part's being there and its being alive. */
    private void settle() {
        page.waitForCondition(() -> page.locator(UNSETTLED).count() == 0);
    }

    private void press(String name, AriaRole role) {
        settle();
        page.getByRole(role, named(name)).first().click();
        page.waitForLoadState();
        clicks.incrementAndGet();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** The next visitor goes on with the session as it is now. */
    @Override
    public void close() {
        chromium.saveSession(page);
        page.context().close();
    }
}
