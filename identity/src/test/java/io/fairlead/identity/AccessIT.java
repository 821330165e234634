package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.openapi.OpenApiDocument;
import io.fairlead.testkit.access.AccessMatrix;
import io.fairlead.testkit.access.AuditMatrix;
import io.fairlead.testkit.server.RealPostgres;
import io.fairlead.testkit.wire.ProblemCodes;
import io.fairlead.testkit.wire.RecordedNames;
import io.fairlead.testkit.wire.TableNames;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** To its own endpoints identity is a resource server like any other, here with the tests' issuer. */
@RealPostgres
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "fairlead.identity.person.home=target/homes/${random.uuid}",
            "fairlead.limits.address.per-minute=6000",
            "fairlead.limits.address.burst=6000"
        })
class AccessIT {

    private static final String[] PAGES = {"/", "/login", "/account", "/account/password"};

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Value("${local.server.port}")
    private int port;

    @Test
    void everyHandlerThatMayChangeSomethingSaysWhatTheAuditGetsOfIt() {
        assertThat(AuditMatrix.undeclaredHandlers(mappings)).isEmpty();
    }

    @Test
    void noEndpointGivesOrChangesAnythingWithoutTheRight() {
        var matrix = new AccessMatrix(mappings, "http://127.0.0.1:" + port, "identity")
                .withOwnChecks("/exchange")
                .withoutPages(PAGES)
                .withVariable("name", "admin")
                .withVariable(
                        "id",
                        jdbc.sql("select token_id::text from api_token limit 1")
                                .query(String.class)
                                .single());
        var before = rows();

        assertThat(matrix.breaches("first start")).isEmpty();

        assertThat(rows()).isEqualTo(before);
        assertThat(matrix.endpoints()).isGreaterThanOrEqualTo(14);
    }

    @Test
    void theCommittedDocumentSaysWhatTheServiceIs() throws IOException {
        var document = OpenApiDocument.of("identity", "http://127.0.0.1:" + port);
        var matrix = new AccessMatrix(mappings, "http://127.0.0.1:" + port, "identity").withoutPages(PAGES);

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
                select person::text from person union all select access_grant::text from access_grant
                union all select api_token::text from api_token order by 1""").query(String.class).list().toString();
    }
}
