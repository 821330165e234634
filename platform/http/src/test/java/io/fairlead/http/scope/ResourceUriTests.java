package io.fairlead.http.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.Scope;
import org.junit.jupiter.api.Test;

class ResourceUriTests {

    @Test
    void namesTheScopeAndNoHost() {
        assertThat(ResourceUri.of(Scope.account("default"), "secrets", "key", "versions", 2L))
                .hasToString("/api/v1/secrets/key/versions/2");
        assertThat(ResourceUri.of(Scope.org("default", "ships"), "connectors", "a"))
                .hasToString("/api/v1/orgs/ships/connectors/a");
        assertThat(ResourceUri.of(Scope.project("default", "ships", "fleet"), "tests"))
                .hasToString("/api/v1/orgs/ships/projects/fleet/tests");
    }

    @Test
    void encodesWhatIsNoPartOfAPath() {
        assertThat(ResourceUri.of(Scope.account("default"), "connectors", "a b/$c?"))
                .hasToString("/api/v1/connectors/a%20b%2F$c%3F");
    }
}
