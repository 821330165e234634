package io.fairlead.testing;

import static io.fairlead.testing.run.RunFixtures.aDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.openapi.OpenApiDocument;
import io.fairlead.testkit.access.AccessMatrix;
import io.fairlead.testkit.access.AuditMatrix;
import io.fairlead.testkit.wire.ProblemCodes;
import io.fairlead.testkit.wire.RecordedNames;
import io.fairlead.testkit.wire.TableNames;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessIT extends TestServiceTest {

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
        connectorService.reset();
        connectorService.knows(UUID.randomUUID(), aDefinition("Canary", 1, "one"));
        var run = startTest("Canary").location();
        var matrix = new AccessMatrix(mappings, api.address().toString(), "test-service")
                .withVariable("org", "acme")
                .withVariable("project", "shop")
                .withVariable("identifier", "Canary")
                .withVariable("id", idIn(run).toString());
        var before = rows();

        assertThat(matrix.breaches("configurationHash")).isEmpty();

        assertThat(rows()).isEqualTo(before);
        assertThat(matrix.endpoints()).isGreaterThanOrEqualTo(18);
    }

    @Test
    void theCommittedDocumentSaysWhatTheServiceIs() throws IOException {
        var document = OpenApiDocument.of("test-service", api.address().toString());
        var matrix = new AccessMatrix(mappings, api.address().toString(), "test-service");

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
        return jdbc.sql("select test_run::text from test_run order by 1")
                .query(String.class)
                .list()
                .toString();
    }
}
