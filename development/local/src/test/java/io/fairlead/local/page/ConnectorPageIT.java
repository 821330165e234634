package io.fairlead.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody looks at a connector that worked once, and takes its last change back. */
class ConnectorPageIT extends PageTest {

    private static final String SCOPE = "/orgs/past";

    ConnectorPageIT(PageTestEnvironment stage) {
        super(stage);
    }

    @Test
    void restoresTheVersionThatWorkedOnceItIsProved() {
        stage.createConnector(SCOPE, "Moved", "Right_key");
        stage.replace(
                SCOPE,
                "/connectors/Moved",
                PageTestEnvironment.definition("Moved", "http://127.0.0.1:9", "org.Right_key", ""));
        visitor.goTo(SCOPE + "/connectors/Moved");
        visitor.see("CONNECT_REFUSED");
        assertThat(visitor.main()).contains("The connector was at version 1 then, and is at 2 now.");

        visitor.follow("View all");
        visitor.looksRight("connector-versions");
        assertThat(visitor.row("registry").innerText()).contains("admin", "CONNECT_REFUSED");
        visitor.follow("1");
        visitor.looksRight("connector-version");
        assertThat(visitor.row("registry").innerText())
                .contains("http://127.0.0.1:9", stage.ibm.url().toString());
        visitor.press("Test, then restore");

        visitor.page.waitForURL("**/connectors/Moved");
        visitor.seeExactly("Healthy");
        visitor.see("as in version 1");
        assertThat(stage.get(SCOPE, "/connectors/Moved").body()).contains("\"version\":3", "\"status\":\"SUCCESS\"");
    }
}
