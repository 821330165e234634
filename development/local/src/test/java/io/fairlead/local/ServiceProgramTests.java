package io.fairlead.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.postgres.Credentials;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceProgramTests {

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(LocalService.class)
    void worksInItsTablesAndDoesNotKnowTheirOwner(LocalService service) {
        var settings = Settings.of(home, home, Ports.from(Map.of()));
        var servers = BackingServers.of(settings, Credentials.load(home.resolve("credentials")));
        var java = new JavaProgram(List.of(), List.of(home), "Main", home.resolve("cache"));

        var program = new ServiceProgram(service, settings, servers).program(java, HttpClient.newHttpClient());

        var database = servers.databases().database(service.database());
        assertThat(program.environment())
                .containsEntry("FAIRLEAD_DB_PASSWORD", database.password())
                .containsEntry("FAIRLEAD_DB_MIGRATE", "false")
                .doesNotContainValue(database.ownerPassword());
        assertThat(program.environment().keySet()).noneMatch(name -> name.contains("OWNER"));
        assertThat(program.command()).noneMatch(word -> word.contains(database.ownerPassword()));
    }
}
