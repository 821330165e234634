package io.fairlead.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.MaxPageSize;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.problem.ETags;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.scope.AccountResolver;
import io.fairlead.http.scope.ScopedMapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A made-up resource, knots, behaves as every resource of the API does. */
@SpringBootTest(properties = "spring.jackson.deserialization.fail-on-unknown-properties=true")
@AutoConfigureMockMvc
class ConventionsWebTests {

    private final MockMvcTester http;

    @Autowired
    ConventionsWebTests(MockMvcTester http) {
        this.http = http;
    }

    @Test
    void readsTheScopeFromThePath() {
        assertThat(http.get().uri("/api/v1/knots")).hasStatusOk().bodyText().contains("\"scope\":\"default\"");
        assertThat(http.get().uri("/api/v1/orgs/shop/projects/web/knots"))
                .bodyText()
                .contains("\"scope\":\"default/shop/web\"");
        assertThat(problem(http.get().uri("/api/v1/orgs/a b/knots").exchange(), 400))
                .containsEntry("code", "INVALID_REQUEST");
    }

    @Test
    void tellsWhichPageSizesThereAre() {
        assertThat(http.get().uri("/api/v1/knots?pageSize=200")).bodyText().contains("\"pageSize\":200");
        assertThat(http.get().uri("/api/v1/knots/threads?pageSize=1000"))
                .bodyText()
                .contains("\"pageSize\":1000");
        for (var size : List.of("-1", "0", "201", "100000", "many", "")) {
            assertThat(problem(http.get().uri("/api/v1/knots?pageSize=" + size).exchange(), 400)
                            .toString())
                    .contains("?pageSize", "OUT_OF_RANGE", "from 1 to 200");
        }
        assertThat(problem(http.get().uri("/api/v1/knots/threads?pageSize=1001").exchange(), 400)
                        .toString())
                .contains("from 1 to 1000");
    }

    @Test
    void refusesAQueryParameterThatThereIsNot() {
        assertThat(problem(http.get().uri("/api/v1/knots?pagesize=5").exchange(), 400)
                        .toString())
                .contains("?pagesize", "UNKNOWN_PARAMETER", "pageSize, pageToken");
        assertThat(problem(http.get().uri("/api/v1/knots/away?x=1").exchange(), 400)
                        .toString())
                .contains("?x", "has none");
    }

    @Test
    void takesAParameterThatChoosesTheHandler() {
        assertThat(http.get().uri("/api/v1/knots/away?mode=safe").exchange()).hasStatusOk();
        assertThat(problem(http.get().uri("/api/v1/knots/away?mode=safe&x=1").exchange(), 400)
                        .toString())
                .contains("?x", "mode");
    }

    @Test
    void namesAnUnknownFieldByItsPointer() {
        var result = post("{\"name\": \"reef\", \"parts\": {\"lenght\": 3}}");

        assertThat(problem(result, 400).toString()).contains("/parts/lenght", "UNKNOWN_FIELD");
    }

    @Test
    void neverRepeatsAValueThatItCannotRead() {
        assertThat(problem(post("{\"name\": {\"x\": \"canary\"}}"), 400).toString())
                .contains("/name")
                .doesNotContain("canary");
        assertThat(problem(post("{\"name\": canary"), 400).toString())
                .contains("MALFORMED")
                .doesNotContain("canary");
        assertThat(problem(post(""), 400).toString()).contains("BODY_MISSING");
    }

    @Test
    void wantsAPreconditionThatHolds() {
        var put = http.put().uri("/api/v1/knots");

        assertThat(problem(put.exchange(), 428)).containsEntry("code", "IF_MATCH_REQUIRED");
        assertThat(problem(put.header("If-Match", "\"6\"").exchange(), 412)).containsEntry("code", "STALE");
        assertThat(http.put().uri("/api/v1/knots").header("If-Match", "\"7\"")).hasStatusOk();
    }

    @Test
    void saysWhenTheDatabaseIsAwayAndHidesWhatItDoesNotExpect() {
        var away = http.get().uri("/api/v1/knots/away").exchange();
        assertThat(problem(away, 503)).containsEntry("code", "DATABASE_UNAVAILABLE");
        assertThat(away).hasHeader("Retry-After", "2");

        assertThat(problem(http.get().uri("/api/v1/knots/broken").exchange(), 500)
                        .toString())
                .contains("INTERNAL_ERROR")
                .doesNotContain("canary");
    }

    @Test
    void answersUnknownPathsAndMethodsAsProblemsToo() {
        assertThat(problem(http.get().uri("/api/v1/nothing").exchange(), 404)).containsEntry("code", "NOT_FOUND");
        assertThat(problem(http.delete().uri("/api/v1/knots").exchange(), 405))
                .containsEntry("code", "METHOD_NOT_ALLOWED");
    }

    @Test
    void readsBackItsOwnPageTokensAndNoOthers() {
        var token = PageToken.encode("näme.with.dots", "", "x");

        assertThat(PageToken.decode(token, 3)).containsExactly("näme.with.dots", "", "x");
        org.assertj.core.api.Assertions.assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> PageToken.decode("%%%", 3));
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/v1/knots")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static Map<String, Object> problem(MvcTestResult result, int status) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body = new java.util.HashMap<String, Object>();
        assertThat(result)
                .bodyJson()
                .extractingPath("$")
                .asMap()
                .satisfies(map -> map.forEach((key, value) -> body.put(String.valueOf(key), value)));
        return body;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(KnotController.class)
    static class Application {

        @Bean
        AccountResolver callerAccount() {
            return _ -> "default";
        }
    }

    @RestController
    @ScopedMapping("/knots")
    static class KnotController {

        record NewKnot(@Nullable String name, @Nullable Parts parts) {}

        record Parts(@Nullable Integer length) {}

        @GetMapping
        Map<String, Object> list(Scope scope, PageQuery page) {
            return Map.of("scope", scope.toText(), "pageSize", page.pageSize());
        }

        @GetMapping("/threads")
        Map<String, Object> threads(@MaxPageSize(1_000) PageQuery page) {
            return Map.of("pageSize", page.pageSize());
        }

        @PostMapping
        List<String> create(@RequestBody NewKnot knot) {
            return List.of(String.valueOf(knot.name()));
        }

        @PutMapping
        void replace(@RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
            ETags.require(ifMatch, 7);
        }

        @GetMapping("/away")
        void away() {
            throw new DataAccessResourceFailureException("canary");
        }

        @GetMapping(path = "/away", params = "mode=safe")
        void stay() {}

        @GetMapping("/broken")
        void broken() {
            throw new IllegalStateException("canary");
        }
    }
}
