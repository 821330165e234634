package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody has nothing yet, and gets to the first connector that works. */
class FirstRunIT extends PageTest {

    FirstRunIT(PageTestEnvironment stage) {
        super(stage);
    }

    /** The account itself, which no other test of the page puts a connector into. */
    @Test
    void showsWhatToDoFirstAndGetsToTheFirstGreenByOneClick() {
        visitor.goTo("/connectors");
        assertThat(visitor.heading()).isEqualTo("Get started");
        visitor.looksRight("first-run");
        var begun = System.nanoTime();

        visitor.press("Try it with the demo registry");
        visitor.seeExactly("Healthy");

        System.out.printf("PAGE: one click to the first green, %,d ms%n", millisSince(begun));
        assertThat(visitor.heading()).isEqualTo("Demo registry");
        visitor.looksRight("first-green");
    }

    /** As in an account of its own: nothing there, and a registry somewhere else. */
    @Test
    void needsFewClicksFromNothingToTheFirstGreenOfARegistryOfOnesOwn() {
        visitor.goTo("/orgs/newcomer/projects/tender/connectors");
        var begun = System.nanoTime();

        visitor.follow("New connector");
        visitor.press("Continue");
        visitor.fill("#name", "Tender");
        visitor.page.locator("#identifier[value=Tender]").waitFor();
        visitor.press("Continue");
        visitor.fill("#url", stage.ibm.url().toString());
        visitor.fill("#username", "iamapikey");
        visitor.press("Create or Select a Secret");
        visitor.fill("#secret-value", PageTestEnvironment.KEY);
        visitor.press("Create and use");
        visitor.page.locator("#choose-password:focus").waitFor();
        visitor.press("Continue");
        visitor.press("Verify");
        visitor.see("Connection verified");
        var green = millisSince(begun);
        visitor.press("Finish");
        visitor.seeExactly("Healthy");

        System.out.printf(
                "PAGE: nothing to the first green of a registry of one's own: %d clicks, %d fields, %,d ms%n",
                visitor.clicks.get(), visitor.fields.get(), green);
        assertThat(visitor.clicks).hasValueLessThanOrEqualTo(9);
        assertThat(visitor.fields).hasValueLessThanOrEqualTo(4);
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
