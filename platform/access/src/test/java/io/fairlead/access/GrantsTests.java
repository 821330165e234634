package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTests {

    private static final Scope ACCOUNT = Scope.account("a");
    private static final Scope ORG = Scope.org("a", "acme");
    private static final Scope PROJECT = Scope.project("a", "acme", "shop");

    @Test
    void inheritsDownwardsOnly() {
        var grants = grants("editor:acme");

        assertThat(grants.roleIn(ORG)).contains(Role.EDITOR);
        assertThat(grants.roleIn(PROJECT)).contains(Role.EDITOR);
        assertThat(grants.roleIn(ACCOUNT)).isEmpty();
        assertThat(grants.roleIn(Scope.org("a", "acm"))).isEmpty();
        assertThat(grants.roleIn(Scope.org("b", "acme"))).isEmpty();
    }

    @Test
    void takesTheGreatestOfSeveralRoles() {
        var grants = grants("viewer", "admin:acme/shop", "editor:acme");

        assertThat(grants.roleIn(ACCOUNT)).contains(Role.VIEWER);
        assertThat(grants.roleIn(ORG)).contains(Role.EDITOR);
        assertThat(grants.roleIn(PROJECT)).contains(Role.ADMIN);
    }

    @Test
    void handsOnNoMoreThanItHolds() {
        var grants = grants("editor:acme");

        assertThat(grants.covers(new Grant(Role.EDITOR, PROJECT))).isTrue();
        assertThat(grants.covers(new Grant(Role.ADMIN, PROJECT))).isFalse();
        assertThat(grants.covers(new Grant(Role.VIEWER, ACCOUNT))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "editor:acme", "admin:acme/shop"})
    void writesWhatItReads(String text) {
        assertThat(Grant.parse(text, "a").orElseThrow().toText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Admin", "owner", "admin:", "admin:a/b/c", "admin:/shop", "admin: acme", ":acme"})
    void takesNothingElseForAGrant(String text) {
        assertThat(Grant.parse(text, "a")).isEmpty();
    }

    private static Grants grants(String... texts) {
        return new Grants(
                "a",
                List.of(texts).stream()
                        .map(text -> Grant.parse(text, "a").orElseThrow())
                        .toList());
    }
}
