package io.fairlead.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTests {

    @Test
    void readsThePlaceAtTheBeginningOfAPath() {
        assertThat(Place.in("/connectors")).contains(Place.ACCOUNT);
        assertThat(Place.in("/orgs/ships/connectors")).contains(new Place("ships", null));
        assertThat(Place.in("/orgs/ships/projects/fleet/connectors/x")).contains(new Place("ships", "fleet"));
        assertThat(Place.in("/orgs/sh%24ips")).contains(new Place("sh$ips", null));
        assertThat(Place.in("/connectors/orgs")).contains(Place.ACCOUNT);
    }

    @Test
    void isNowhereForANameThatNoScopeCanHave() {
        assertThat(Place.in("/orgs/..%2f/connectors")).isEmpty();
        assertThat(Place.in("/orgs//connectors")).isEmpty();
        assertThat(Place.in("/orgs/ships/projects/a%20b/connectors")).isEmpty();
    }

    @Test
    void writesReferencesAsTheNarrowerPlaceDoes() {
        var project = new Place("ships", "fleet");

        assertThat(Place.ACCOUNT.referencePrefix(project)).isEqualTo("account.");
        assertThat(new Place("ships", null).referencePrefix(project)).isEqualTo("org.");
        assertThat(project.referencePrefix(project)).isEmpty();
    }

    @Test
    void knowsWhereAReferenceLeads() {
        var project = new Place("ships", "fleet");

        assertThat(project.of("account.key")).isEqualTo(Place.ACCOUNT);
        assertThat(project.of("org.key")).isEqualTo(new Place("ships", null));
        assertThat(project.of("key")).isEqualTo(project);
    }
}
