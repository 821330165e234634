package io.fairlead.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageScopeTests {

    @Test
    void readsThePlaceAtTheBeginningOfAPath() {
        assertThat(PageScope.fromPath("/connectors")).contains(PageScope.ACCOUNT);
        assertThat(PageScope.fromPath("/orgs/ships/connectors")).contains(new PageScope("ships", null));
        assertThat(PageScope.fromPath("/orgs/ships/projects/fleet/connectors/x"))
                .contains(new PageScope("ships", "fleet"));
        assertThat(PageScope.fromPath("/orgs/sh%24ips")).contains(new PageScope("sh$ips", null));
        assertThat(PageScope.fromPath("/connectors/orgs")).contains(PageScope.ACCOUNT);
    }

    @Test
    void isNowhereForANameThatNoScopeCanHave() {
        assertThat(PageScope.fromPath("/orgs/..%2f/connectors")).isEmpty();
        assertThat(PageScope.fromPath("/orgs//connectors")).isEmpty();
        assertThat(PageScope.fromPath("/orgs/ships/projects/a%20b/connectors")).isEmpty();
    }

    @Test
    void writesReferencesAsTheNarrowerPlaceDoes() {
        var project = new PageScope("ships", "fleet");

        assertThat(PageScope.ACCOUNT.referencePrefix(project)).isEqualTo("account.");
        assertThat(new PageScope("ships", null).referencePrefix(project)).isEqualTo("org.");
        assertThat(project.referencePrefix(project)).isEmpty();
    }

    @Test
    void knowsWhereAReferenceLeads() {
        var project = new PageScope("ships", "fleet");

        assertThat(project.resolve("account.key")).isEqualTo(PageScope.ACCOUNT);
        assertThat(project.resolve("org.key")).isEqualTo(new PageScope("ships", null));
        assertThat(project.resolve("key")).isEqualTo(project);
    }
}
