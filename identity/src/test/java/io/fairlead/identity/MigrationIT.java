package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.runtime.migration.MigrateCommand;
import io.fairlead.testkit.server.Postgres;
import io.fairlead.testkit.server.Postgres.DatabaseLogin;
import io.fairlead.testkit.server.Postgres.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The owner's password is needed in a run of its own only. */
class MigrationIT {

    private final TestDatabase database = Postgres.freshDatabase();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void makesTheTablesAsTheirOwnerForOneWhoOnlyWorksInThem() throws Exception {
        assertThat(run(database.owner())).isZero();
        assertThat(run(database.owner())).as("once more").isZero();

        assertThat(output()).contains("migrations are applied").doesNotContain("password-of");
        execute("insert into access_grant select person_id, 'default', 'ADMIN' from person");
        assertThatThrownBy(() -> execute("drop table access_grant")).isInstanceOf(SQLException.class);
    }

    @Test
    void saysWhyItCannot() {
        assertThat(run(new DatabaseLogin(database.user(), database.password()))).isEqualTo(1);

        assertThat(output()).contains("not up to date", "permission denied").doesNotContain("password-of");
    }

    @Test
    void explainsItself() {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        assertThat(new MigrateCommand(out, out).run(List.of("--help"))).isZero();
        assertThat(new MigrateCommand(out, out).run(List.of("everything"))).isEqualTo(2);
        assertThat(output()).contains("FAIRLEAD_DB_OWNER_PASSWORD");
    }

    private int run(DatabaseLogin owner) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new MigrateCommand(
                        out,
                        out,
                        "--fairlead.db.migrate=false",
                        "--fairlead.db.url=" + database.url(),
                        "--fairlead.db.user=" + database.user(),
                        "--fairlead.db.owner=" + owner.user(),
                        "--fairlead.db.owner-password=" + owner.password())
                .run(List.of());
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.connect(new DatabaseLogin(database.user(), database.password()));
                var work = connection.createStatement()) {
            work.execute(statement);
        }
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
