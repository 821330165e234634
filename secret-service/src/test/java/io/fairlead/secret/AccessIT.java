package io.fairlead.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.openapi.OpenApiDocument;
import io.fairlead.testkit.access.AccessMatrix;
import io.fairlead.testkit.access.AuditMatrix;
import io.fairlead.testkit.wire.ProblemCodes;
import io.fairlead.testkit.wire.RecordedNames;
import io.fairlead.testkit.wire.TableNames;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SecretServiceTest
class AccessIT {

    private final int port;
    private final RequestMappingHandlerMapping mappings;
    private final JdbcClient jdbc;
    private final DataSource database;

    AccessIT(
            @LocalServerPort int port,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            JdbcClient jdbc,
            DataSource database) {
        this.port = port;
        this.mappings = mappings;
        this.jdbc = jdbc;
        this.database = database;
    }

    @Test
    void everyHandlerThatMayChangeSomethingSaysWhatTheAuditGetsOfIt() {
        assertThat(AuditMatrix.undeclaredHandlers(mappings)).isEmpty();
    }

    @Test
    void noEndpointGivesOrChangesAnythingWithoutTheRight() {
        var created = new ApiClient(port).post(AccessMatrix.guardedPath("secrets"), """
                {"name": "Canary", "description": "quiet canary", "type": "SecretText", "value": "x"}""");
        var matrix = new AccessMatrix(mappings, "http://127.0.0.1:" + port, "secret-service")
                .withVariable("identifier", "Canary")
                .withVariable("version", "1")
                .withVariable("trialId", "00000000-0000-0000-0000-000000000000");
        var before = rows();

        assertThat(created.status()).isEqualTo(201);
        assertThat(matrix.breaches("quiet canary")).isEmpty();

        assertThat(rows()).isEqualTo(before);
        assertThat(matrix.endpoints()).isGreaterThanOrEqualTo(48);
    }

    @Test
    void theCommittedDocumentSaysWhatTheServiceIs() throws IOException {
        var document = OpenApiDocument.of("secret-service", "http://127.0.0.1:" + port);
        var matrix = new AccessMatrix(mappings, "http://127.0.0.1:" + port, "secret-service");

        assertThat(document.violations()).isEmpty();
        assertThat(document.endpoints()).isEqualTo(matrix.names());
        assertThat(RecordedNames.in("api.txt").missingFrom(document.names())).isEmpty();
    }

    @Test
    void keepsEveryCodeOfAProblem() throws IOException {
        assertThat(RecordedNames.in("codes.txt").missingFrom(ProblemCodes.onClassPath()))
                .isEmpty();
    }

    @Test
    void keepsEveryTableAndColumn() throws IOException, SQLException {
        assertThat(RecordedNames.in("tables.txt").missingFrom(TableNames.of(database)))
                .isEmpty();
    }

    private String rows() {
        return jdbc.sql("""
                select secret::text from secret union all select secret_value::text from secret_value
                union all select secret_version::text from secret_version union all select secret_trial::text from secret_trial
                order by 1""").query(String.class).list().toString();
    }
}
