package io.fairlead.identity.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.server.Postgres;
import io.fairlead.testkit.server.Postgres.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class AdminCommandIT {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final TestDatabase database = Postgres.freshDatabase();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));

    @TempDir
    private Path home;

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/migration", "classpath:db/audit", "classpath:db/limits")
                .outOfOrder(true)
                .placeholders(java.util.Map.of("runtime", database.user()))
                .load()
                .migrate();
    }

    @Test
    void makesAnAdminWhereThereIsNone() throws Exception {
        assertThat(run("reset")).isZero();

        var file = home.resolve("admin-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var password = Files.readString(file).strip();
        assertThat(hasPassword("admin", password)).isTrue();
        assertThat(grants("admin")).containsExactly("default ADMIN");
        assertThat(output()).contains(file.toString()).doesNotContain(password);
    }

    @Test
    void letsSomebodyInAgainWhoLostTheGrantAndThePassword() throws Exception {
        run("reset", "carol");
        var former = Files.readString(home.resolve("carol-password")).strip();
        jdbc.sql("update access_grant set role = 'VIEWER'").update();
        jdbc.sql("insert into oauth2_authorization (id, registered_client_id, principal_name, authorization_grant_type)"
                        + " values ('a', 'console', 'carol', 'authorization_code')")
                .update();

        assertThat(run("reset", "carol")).isZero();

        assertThat(hasPassword("carol", former)).isFalse();
        assertThat(hasPassword(
                        "carol",
                        Files.readString(home.resolve("carol-password")).strip()))
                .isTrue();
        assertThat(grants("carol")).containsExactly("default ADMIN");
        assertThat(count("select count(*) from oauth2_authorization")).isZero();
        assertThat(count("select count(*) from audit.entry where action = 'person.granted' and identifier = 'carol'"))
                .isEqualTo(2);
    }

    @Test
    void changesNothingWhereThePasswordCannotBeLeft() throws Exception {
        home = Files.writeString(home.resolve("a-file"), "");

        assertThat(run("reset")).isEqualTo(AdminCommand.REFUSED);

        assertThat(count("select count(*) from person")).isZero();
    }

    @Test
    void refusesANameThatIsNoneAndExplainsItself() {
        assertThat(run("reset", "../admin")).isEqualTo(AdminCommand.REFUSED);
        assertThat(run("remove")).isEqualTo(AdminCommand.NOT_UNDERSTOOD);
        assertThat(run("--help")).isZero();
        assertThat(output()).contains("admin reset", "FAIRLEAD_HOME");
    }

    private int run(String... words) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new AdminCommand(
                        out,
                        out,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--fairlead.identity.person.home=" + home)
                .run(List.of(words));
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private boolean hasPassword(String name, String password) {
        var hash = jdbc.sql("select password from person where name = :name")
                .param("name", name)
                .query(String.class)
                .single();
        return PasswordEncoderFactories.createDelegatingPasswordEncoder().matches(password, hash);
    }

    private List<@Nullable String> grants(String name) {
        return jdbc.sql(
                        "select scope || ' ' || role from access_grant join person using (person_id) where name = :name")
                .param("name", name)
                .query(String.class)
                .list();
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
