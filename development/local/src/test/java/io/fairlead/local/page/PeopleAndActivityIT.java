package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Somebody gives others their rights, and reads afterwards who did what. */
class PeopleAndActivityIT extends PageTest {

    PeopleAndActivityIT(PageTestEnvironment stage) {
        super(stage);
    }

    @Test
    void grantsSomebodyARoleAndShowsThatInTheActivity() {
        visitor.goTo("/settings/people");
        visitor.follow("Add person");
        visitor.fill("#name", "alice");
        visitor.fill("#org", "ships");
        visitor.looksRight("person-new");
        visitor.press("Add");
        visitor.see("it is not shown again");
        visitor.looksRight("person-added");
        visitor.goTo("/settings/people/alice");
        visitor.choose("#role", "editor");
        visitor.fill("#org", "ships");
        visitor.fill("#project", "fleet");
        visitor.press("Grant");
        assertThat(visitor.main()).contains("viewer of ships", "editor of ships / fleet");
        visitor.looksRight("person");

        visitor.goTo("/activity?thing=alice");

        assertThat(visitor.page.locator("tbody tr").allInnerTexts().toString())
                .contains("admin changed what alice may do", "admin added alice");
    }

    @Test
    void findsTheRecordIntact() {
        visitor.goTo("/activity");
        visitor.follow("Verify audit log");

        assertThat(visitor.page
                        .getByText("Intact", new Page.GetByTextOptions().setExact(true))
                        .count())
                .isEqualTo(5);
        visitor.looksRight("activity-verified");
    }
}
