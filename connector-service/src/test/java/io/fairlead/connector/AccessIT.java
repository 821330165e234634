package io.fairlead.connector;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessIT extends RunningConnectorService {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Test
    void everyHandlerThatMayChangeSomethingSaysWhatTheAuditGetsOfIt() {
        assertThat(AuditMatrix.undeclaredHandlers(mappings)).isEmpty();
    }

    @Test
    void noEndpointGivesOrChangesAnythingWithoutTheRight() {
        http().post()
                .uri(AccessMatrix.guardedPath("connectors"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(anonymous("Canary"))
                .exchange()
                .expectStatus()
                .isCreated();
        var matrix = new AccessMatrix(mappings, address(), "connector-service")
                .withOwnChecks("/api/v1/scopes")
                .withOwnChecks("/api/v1/diagnosis")
                .withVariable("identifier", "Canary")
                .withVariable("version", "1")
                .withVariable("id", "00000000-0000-4000-8000-000000000001");
        var before = rows();

        assertThat(matrix.breaches("registry.example.com")).isEmpty();

        assertThat(rows()).isEqualTo(before);
        assertThat(matrix.endpoints()).isGreaterThan(40);
    }

    @Test
    void theCommittedDocumentSaysWhatTheServiceIs() throws IOException {
        var document = OpenApiDocument.of("connector-service", address());
        var matrix = new AccessMatrix(mappings, address(), "connector-service");

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
                select connector::text from connector union all select operation::text from operation
                order by 1""").query(String.class).list().toString();
    }
}
