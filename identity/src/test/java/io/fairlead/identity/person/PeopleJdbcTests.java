package io.fairlead.identity.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.access.Grant;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.testkit.server.RealPostgres;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
class PeopleJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.123456Z");
    private static final Grant EDITOR = new Grant(Role.EDITOR, Scope.org("default", "acme"));
    private static final Grant VIEWER = new Grant(Role.VIEWER, Scope.account("default"));

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void givesBackPeopleWithTheirGrantsOrderedByScope() {
        var alice = people.insert(alice(EDITOR, VIEWER));

        assertThat(people.findById(alice.id())).contains(alice);
        assertThat(people.findByName("alice").orElseThrow().grants().grants()).containsExactly(VIEWER, EDITOR);
        assertThat(people.findByAccountOrderByName("default")).containsExactly(alice);
        assertThat(people.findByAccountAndName("other", "alice")).isEmpty();
        assertThat(people.findPasswordHash("alice")).contains("{noop}secret");
        assertThat(people.findPasswordHash("bob")).isEmpty();
    }

    @Test
    void replacesTheGrantsAndNothingElse() {
        var alice = people.insert(alice(EDITOR));

        people.save(people.findLockedByName("alice").orElseThrow().withGrants(List.of(VIEWER)));

        assertThat(people.findById(alice.id())).contains(alice.withGrants(List.of(VIEWER)));
    }

    @Test
    void readsTheRowsOfFormerBuildsAndLetsTheLastGrantOfAScopeCount() {
        var alice = people.insert(alice(VIEWER, new Grant(Role.ADMIN, VIEWER.scope())));
        jdbc.sql("insert into access_grant (person_id, scope, role) values (:id, 'default/acme', 'EDITOR')")
                .param("id", alice.id())
                .update();

        assertThat(people.findByName("alice").orElseThrow().grants().toTexts()).containsExactly("admin", "editor:acme");
    }

    @Test
    void leavesNothingOfWhomItDeletes() {
        people.insert(alice(EDITOR));

        people.delete(people.findByName("alice").orElseThrow());

        assertThat(people.count()).isZero();
        assertThat(jdbc.sql("select count(*) from access_grant")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesEachNameOnce() {
        people.insert(alice(EDITOR));

        assertThatThrownBy(() -> people.insert(alice())).isInstanceOf(DuplicateKeyException.class);
    }

    private static Person alice(Grant... grants) {
        return Person.create("default", "alice", "{noop}secret", List.of(grants), NOON);
    }
}
