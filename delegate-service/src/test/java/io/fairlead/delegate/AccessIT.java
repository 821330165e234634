package io.fairlead.delegate;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessIT extends DelegateServiceTest {

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
        var path = AccessMatrix.guardedPath("delegate-tokens");
        var created = send("POST", path, "{\"name\": \"Canary\"}");
        var matrix = new AccessMatrix(mappings, service().toString(), "delegate-service", "/preview")
                .withOwnChecks("/delegate/")
                .withVariable("id", json(created).path("id").asString())
                .withVariable("taskId", "00000000-0000-4000-8000-000000000001");
        var before = rows();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(matrix.breaches("Canary")).isEmpty();

        assertThat(rows()).isEqualTo(before);
        assertThat(matrix.endpoints()).isGreaterThanOrEqualTo(25);
    }

    @Test
    void theCommittedDocumentSaysWhatTheServiceIs() throws IOException {
        var document = OpenApiDocument.of("delegate-service", service().toString());
        var matrix = new AccessMatrix(mappings, service().toString(), "delegate-service");

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
                select delegate_token::text from delegate_token union all select id::text from delegate
                order by 1""").query(String.class).list().toString();
    }
}
