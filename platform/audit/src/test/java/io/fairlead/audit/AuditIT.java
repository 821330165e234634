package io.fairlead.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.server.RealPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RealPostgres
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=harbour",
            "management.server.port=0"
        })
class AuditIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestIssuer issuer = TestIssuer.shared();

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Environment environment;

    private record Answer(int status, JsonNode json, String correlation) {}

    @Test
    void anEntryOfAChangeSaysWhoDidWhatToWhat() {
        var name = unique("berth");

        var answer = send("POST", "/api/v1/orgs/acme/berths/" + name, issuer.adminToken());

        assertThat(answer.status()).isEqualTo(200);
        var entries = list("?identifier=" + name);
        assertThat(entries).hasSize(1);
        var entry = entries.getFirst();
        assertThat(entry.at("/actor/kind").asString()).isEqualTo("PERSON");
        assertThat(entry.at("/actor/subject").asString()).isEqualTo("somebody");
        assertThat(entry.at("/action").asString()).isEqualTo("berth.dug");
        assertThat(entry.at("/resource/type").asString()).isEqualTo("berth");
        assertThat(entry.at("/resource/scope/org").asString()).isEqualTo("acme");
        assertThat(entry.at("/after/hash").asString()).hasSize(64);
        assertThat(entry.at("/result").asString()).isEqualTo("DONE");
        assertThat(entry.at("/correlationId").asString())
                .isEqualTo(answer.correlation())
                .isNotEmpty();
    }

    @Test
    void aChangeThatIsRolledBackLeavesOnlyItsFailure() {
        var name = unique("collapsing");

        assertThat(send("POST", "/api/v1/berths/" + name, issuer.adminToken()).status())
                .isEqualTo(500);

        assertThat(jdbc.queryForObject("select count(*) from berth where name = ?", Integer.class, name))
                .isZero();
        assertThat(list("?identifier=" + name))
                .extracting(entry -> entry.at("/result").asString())
                .containsExactly("FAILED");
    }

    @Test
    void refusalsAreRecordedAndReadsAreNotUnlessTheyLackTheRight() {
        var name = unique("refused");

        var tooSmall = send("POST", "/api/v1/berths/" + name, issuer.personToken("default", "viewer"));
        var elsewhere = send("POST", "/api/v1/orgs/acme/berths/" + name, issuer.personToken("default", "admin:other"));
        var expired = send("POST", "/api/v1/berths/" + name, issuer.expiredToken());
        var reading = send("GET", "/api/v1/audit", issuer.personToken("default", "viewer"));
        send("GET", "/api/v1/audit", issuer.adminToken());

        assertThat(codes("?identifier=" + name)).containsExactlyInAnyOrder("403 ROLE_TOO_SMALL", "404 SCOPE_NOT_FOUND");
        assertThat(tooSmall.status()).isEqualTo(403);
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(codes("?correlationId=" + expired.correlation())).containsExactly("401 TOKEN_NOT_VALID");
        assertThat(list("?correlationId=" + expired.correlation())
                        .getFirst()
                        .at("/actor/kind")
                        .asString())
                .isEqualTo("NOBODY");
        assertThat(codes("?correlationId=" + reading.correlation())).containsExactly("403 ROLE_TOO_SMALL");
        assertThat(list("?action=audit.requested&result=DONE")).isEmpty();
    }

    @Test
    void aChangeThatNobodyRecordedIsSeenNevertheless() {
        var name = unique("forgotten");

        var answer = send("DELETE", "/api/v1/berths/" + name, issuer.adminToken());

        assertThat(list("?correlationId=" + answer.correlation()))
                .extracting(entry -> entry.at("/action").asString() + " "
                        + entry.at("/result").asString())
                .containsExactly("berths.requested DONE");
    }

    @Test
    void wantsATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> audit.record(AuditedChange.of("berth.dug", null, null, "x")));
    }

    @Test
    void listsInPartsTheNewestFirstAndOnlyWhatIsWithinTheScope() {
        var name = unique("part");
        for (var count = 0; count < 5; count++) {
            send("POST", "/api/v1/orgs/part/berths/" + name + count, issuer.adminToken());
        }

        var first = send("GET", "/api/v1/orgs/part/audit?action=berth.dug&pageSize=3", issuer.adminToken())
                .json();
        var second = send(
                        "GET",
                        "/api/v1/orgs/part/audit?action=berth.dug&pageSize=3&pageToken="
                                + first.at("/nextPageToken").asString(),
                        issuer.adminToken())
                .json();

        assertThat(identifiers(first)).containsExactly(name + 4, name + 3, name + 2);
        assertThat(identifiers(second)).containsExactly(name + 1, name + 0);
        assertThat(second.has("nextPageToken")).isFalse();
        assertThat(send("GET", "/api/v1/orgs/beside/audit", issuer.adminToken())
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(identifiers(send("GET", "/api/v1/audit", issuer.personToken("another", "admin"))
                        .json()))
                .allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set actor = 'somebody else'",
                "delete from audit.entry",
                "truncate audit.entry",
                "alter table audit.entry add column more text",
                "alter table audit.entry disable trigger all",
                "create trigger t before insert on audit.entry execute function suppress_redundant_updates_trigger()",
                "create rule r as on insert to audit.entry do instead nothing",
                "drop table audit.entry",
                "update audit.link set hash = ''",
                "delete from audit.link",
                "truncate audit.link",
                "drop table audit.link",
                "drop schema audit cascade",
                "update audit.unlinked set entry_id = 0",
                "set role postgres"
            })
    void theServiceItselfCannot(String command) {
        assertThatThrownBy(() -> jdbc.execute(command))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHANGED   | update audit.entry set actor = 'mallory' where id = (select entry_id from audit.link where position = 3)",
                "CHANGED   | update audit.link set hash = sha256('x') where position = (select max(position) from audit.link)",
                "REMOVED   | delete from audit.entry where id = (select entry_id from audit.link where position = 3)",
                "REMOVED   | delete from audit.link where position = 3",
                "REMOVED   | delete from audit.link where position = 3; update audit.link set position = -position where position > 3; update audit.link set position = -position - 1 where position < 0",
                "REORDERED | update audit.link set position = -3 where position = 3; update audit.link set position = 3 where position = 4; update audit.link set position = 4 where position = -3",
                "REORDERED | update audit.link set entry_id = -1 where position = 3; update audit.link set entry_id = (select entry_id from audit.saved_link where position = 3) where position = 4; update audit.link set entry_id = (select entry_id from audit.saved_link where position = 4) where position = 3",
                "INSERTED  | insert into audit.entry overriding system value select -7, occurred_at, actor_kind, 'mallory', on_behalf_of, action, resource_type, resource_id, scope, identifier, before_version, before_hash, after_version, after_hash, details, correlation_id, result, status, code from audit.entry limit 1",
                "TRUNCATED | delete from audit.link where position > 3; delete from audit.entry where id not in (select entry_id from audit.link)"
            })
    void whatASuperuserTampersWithIsFoundByTheEndpointAndTheCommand(String kind, String commands) throws SQLException {
        for (var count = 0; count < 6; count++) {
            send("POST", "/api/v1/berths/" + unique("chained"), issuer.adminToken());
        }
        var head = intact();

        asSuperuser(
                "create table audit.saved_link as table audit.link; create table audit.saved_entry as table audit.entry");
        try {
            asSuperuser(commands);

            assertThat(send("GET", "/api/v1/audit/verification", issuer.adminToken())
                            .json()
                            .at("/breach/kind")
                            .asString())
                    .isEqualTo(kind);
            assertThat(command("verify", "--head", head)).startsWith("1 ").contains(kind);
        } finally {
            asSuperuser(
                    "delete from audit.link; delete from audit.entry; insert into audit.link table audit.saved_link;"
                            + " insert into audit.entry overriding system value table audit.saved_entry;"
                            + " drop table audit.saved_link; drop table audit.saved_entry");
        }
        intact();
    }

    @Test
    void aChainThatSomebodyWroteAnewIsFoundOnlyByAHeadThatWasNoted() throws SQLException {
        send("POST", "/api/v1/berths/" + unique("noted"), issuer.adminToken());
        var head = intact();

        assertThat(command("verify", "--head", head)).startsWith("0 ").contains("INTACT");
        assertThat(command("verify", "--head", head.replaceAll(":.*", ":" + "0".repeat(64))))
                .startsWith("1 ")
                .contains("REWRITTEN");
    }

    @Test
    void theCommandSaysWhenItCannotCheck() {
        assertThat(command("--help")).startsWith("0 ").contains("FAIRLEAD_DB_URL");
        assertThat(command("verify", "--nonsense", "1")).startsWith("2 ");
        assertThat(new AuditCommand(Map.of(), Clock.systemUTC(), new PrintStream(new ByteArrayOutputStream()))
                        .run(List.of("audit", "verify")))
                .isEqualTo(2);
    }

    @Test
    void manyWritersMakeOneChainWithoutGaps() {
        try (var writers = Executors.newFixedThreadPool(8)) {
            for (var count = 0; count < 200; count++) {
                writers.execute(
                        () -> audit.recordInNewTransaction(AuditedChange.of("berth.dug", null, null, unique("many"))));
            }
        }

        intact();

        assertThat(jdbc.queryForObject("select count(*) = max(position) from audit.link", Boolean.class))
                .isTrue();
        assertThat(jdbc.queryForObject("select count(*) from audit.entry", Long.class))
                .isEqualTo(jdbc.queryForObject("select count(*) from audit.link", Long.class));
    }

    /** Waits for the linker; the head that both ways tell. */
    private String intact() {
        await().until(() -> jdbc.queryForList("table audit.unlinked").isEmpty());
        var verdict =
                send("GET", "/api/v1/audit/verification", issuer.adminToken()).json();
        assertThat(verdict.at("/intact").asBoolean()).as("%s", verdict).isTrue();
        var head = verdict.at("/head/position").asLong() + ":"
                + verdict.at("/head/hash").asString();
        assertThat(command("verify")).startsWith("0 ").contains("INTACT").contains(head);
        return head;
    }

    private String command(String... arguments) {
        var out = new ByteArrayOutputStream();
        var settings = Map.of(
                "FAIRLEAD_DB_URL", environment.getRequiredProperty("spring.datasource.url"),
                "FAIRLEAD_DB_USER", environment.getRequiredProperty("spring.datasource.username"),
                "FAIRLEAD_DB_PASSWORD", environment.getRequiredProperty("spring.datasource.password"));
        var code = new AuditCommand(settings, Clock.systemUTC(), new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(Stream.concat(Stream.of("audit"), Stream.of(arguments)).toList());
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    private void asSuperuser(String commands) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("testbed.superuser"),
                        environment.getRequiredProperty("testbed.superuser-password"));
                var statement = connection.createStatement()) {
            statement.execute(commands);
        }
    }

    private List<String> codes(String query) {
        return list(query).stream()
                .map(entry ->
                        entry.at("/status").asString() + " " + entry.at("/code").asString())
                .toList();
    }

    private List<JsonNode> list(String query) {
        var found = new ArrayList<JsonNode>();
        send("GET", "/api/v1/audit" + query, issuer.adminToken())
                .json()
                .at("/items")
                .forEach(found::add);
        return found;
    }

    private static List<String> identifiers(JsonNode page) {
        var found = new ArrayList<String>();
        page.at("/items")
                .forEach(entry -> found.add(entry.at("/resource/identifier").asString("")));
        return found;
    }

    private Answer send(String method, String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var body = answer.body().isEmpty() ? "{}" : answer.body();
            return new Answer(
                    answer.statusCode(),
                    JsonMapper.shared().readTree(body),
                    answer.headers().firstValue("X-Correlation-Id").orElse(""));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unique(String word) {
        return word + "-" + UUID.randomUUID();
    }
}
