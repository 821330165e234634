package io.fairlead.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.local.jvm.UnpackedApp;
import io.fairlead.local.postgres.ServiceDatabases.ServiceDatabase;
import io.fairlead.testkit.server.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in the jar of a service make its tables, as their owner. */
class ServiceMigrationsIT {

    @TempDir
    private Path apps;

    @Test
    void makesTheTablesOfAServiceForOneWhoOnlyWorksInThem() throws Exception {
        var fresh = Postgres.freshDatabase();
        var database = new ServiceDatabase(
                fresh.url(),
                fresh.user(),
                fresh.password(),
                fresh.owner().user(),
                fresh.owner().password());
        var app = UnpackedApp.of("identity", executableJar(), apps);

        ServiceMigrations.migrate(database, app);
        ServiceMigrations.migrate(database, app);

        assertThat(owners(database, "person", "api_token", "limit_bucket"))
                .as("tables that the owner owns")
                .isEqualTo(3);
    }

    private static Path executableJar() throws Exception {
        try (var jars = Files.newDirectoryStream(Path.of("../../identity/target"), "identity-*-exec.jar")) {
            return jars.iterator().next();
        }
    }

    private static int owners(ServiceDatabase database, String... tables) throws SQLException {
        try (var connection = database.connect();
                var query = connection.prepareStatement(
                        "select count(*) from pg_tables where tableowner = ? and tablename = any (?)")) {
            query.setString(1, database.owner());
            query.setArray(2, connection.createArrayOf("text", tables));
            var row = query.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }
}
