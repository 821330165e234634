package io.fairlead.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.Scope;
import org.junit.jupiter.api.Test;

class AddressTests {

    @Test
    void namesTheScopeAndNoHost() {
        assertThat(Address.of(Scope.account("default"), "secrets", "key", "versions", 2L))
                .hasToString("/api/v1/secrets/key/versions/2");
        assertThat(Address.of(Scope.org("default", "ships"), "connectors", "a"))
                .hasToString("/api/v1/orgs/ships/connectors/a");
        assertThat(Address.of(Scope.project("default", "ships", "fleet"), "tests"))
                .hasToString("/api/v1/orgs/ships/projects/fleet/tests");
    }

    @Test
    void encodesWhatIsNoPartOfAPath() {
        assertThat(Address.of(Scope.account("default"), "connectors", "a b/$c?"))
                .hasToString("/api/v1/connectors/a%20b%2F$c%3F");
    }
}
