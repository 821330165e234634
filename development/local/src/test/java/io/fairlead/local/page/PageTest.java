package io.fairlead.local.page;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the page, with a visitor of its own, who is logged in. */
@ExtendWith(PageTestExtension.class)
abstract class PageTest {

    final PageTestEnvironment stage;

    @SuppressWarnings("NullAway.Init")
    PageUser visitor;

    PageTest(PageTestEnvironment stage) {
        this.stage = stage;
    }

    @BeforeEach
    void enter() {
        visitor = stage.visitor();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }
}
