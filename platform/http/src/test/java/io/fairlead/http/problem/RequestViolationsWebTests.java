package io.fairlead.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.http.scope.AccountResolver;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Spring and Jackson cannot read is told in the API's words: the field, the reason, and what is allowed. */
@SpringBootTest(properties = "spring.jackson.deserialization.fail-on-unknown-properties=true")
@AutoConfigureMockMvc
class RequestViolationsWebTests {

    private final MockMvcTester http;

    @Autowired
    RequestViolationsWebTests(MockMvcTester http) {
        this.http = http;
    }

    @Test
    void listsWhatAnEnumTakes() {
        refuses(get("/ropes?fiber=canary"), "query", "?fiber", "UNKNOWN_VALUE", "fiber must be one of: HEMP, NYLON.");
        refuses(get("/ropes?any=HEMP,canary"), "query", "?any", "UNKNOWN_VALUE", "any must be one of: HEMP, NYLON.");
    }

    @Test
    void saysWhichKindOfValueAParameterTakes() {
        refuses(get("/ropes?wet=canary"), "query", "?wet", "WRONG_TYPE", "wet must be true or false.");
        refuses(get("/ropes/none"), "path", "number", "WRONG_TYPE", "number must be a whole number.");
        refuses(
                http.get().uri("/ropes/1").header("Age", "canary").exchange(),
                "header",
                "Age",
                "WRONG_TYPE",
                "Age must be a whole number.");
    }

    @Test
    void saysWhatIsMissing() {
        refuses(get("/anchors"), "query", "?chain", "REQUIRED", "chain is missing; send it in the query.");
        refuses(get("/anchors?chain=1"), "header", "Ship", "REQUIRED", "The header Ship is missing; send it.");
    }

    @Test
    void saysWhatABodyTakes() {
        refuses(
                post("{\"colour\": 1}"),
                "body",
                "/colour",
                "UNKNOWN_FIELD",
                "Unknown field /colour. Expected one of: at, fiber, life, wet.");
        refuses(post("{\"fiber\": \"canary\"}"), "body", "/fiber", "WRONG_TYPE", "This must be one of: HEMP, NYLON.");
        refuses(post("{\"wet\": \"canary\"}"), "body", "/wet", "WRONG_TYPE", "This must be true or false.");
        refuses(post("{\"at\": {}}"), "body", "/at", "WRONG_TYPE", "This must be an array.");
        refuses(post("{\"at\": [1, {}]}"), "body", "/at/1", "WRONG_TYPE", "This must be a whole number.");
        refuses(
                post("{\"life\": \"canary\"}"),
                "body",
                "/life",
                "WRONG_TYPE",
                "This must be a duration (ISO 8601), such as PT30S.");
    }

    @Test
    void saysWhichMethodsAndTypesThereAre() {
        var method = http.delete().uri("/ropes").exchange();
        assertThat(method).hasStatus(405).containsHeader(HttpHeaders.ALLOW);
        detail(method, "METHOD_NOT_ALLOWED", "This path does not take that method. Use one of: GET, POST.");

        var sent = http.post()
                .uri("/ropes")
                .contentType(MediaType.IMAGE_PNG)
                .content("x")
                .exchange();
        assertThat(sent).hasStatus(415);
        detail(sent, "UNSUPPORTED_MEDIA_TYPE", "The body has the wrong Content-Type. Send one of: application/json.");

        detail(get("/nothing"), "NOT_FOUND", "There is nothing at this path. Check its spelling.");
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(uri).exchange();
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/ropes")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void refuses(MvcTestResult result, String part, String pointer, String code, String detail) {
        assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyText().doesNotContain("canary");
        assertThat(result).bodyJson().isLenientlyEqualTo("""
                {"detail": "%s", "errors": [{"in": "%s", "pointer": "%s", "code": "%s", "detail": "%s"}]}""".formatted(detail, part, pointer, code, detail));
    }

    private static void detail(MvcTestResult result, String code, String detail) {
        assertThat(result).bodyJson().isLenientlyEqualTo("""
                {"code": "%s", "detail": "%s"}""".formatted(code, detail));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(RopeController.class)
    static class Application {

        @Bean
        AccountResolver callerAccount() {
            return _ -> "default";
        }
    }

    @RestController
    static class RopeController {

        enum Fiber {
            HEMP,
            NYLON
        }

        record NewRope(
                @Nullable Fiber fiber,
                @Nullable Boolean wet,
                @Nullable List<Integer> at,
                @Nullable Duration life) {}

        @GetMapping("/ropes")
        void list(
                @RequestParam(required = false) @Nullable Fiber fiber,
                @RequestParam(defaultValue = "") List<Fiber> any,
                @RequestParam(defaultValue = "false") boolean wet) {}

        @GetMapping("/ropes/{number}")
        void read(@PathVariable long number, @RequestHeader(name = "Age", defaultValue = "0") int age) {}

        @GetMapping("/anchors")
        void anchors(@RequestParam String chain, @RequestHeader("Ship") String ship) {}

        @PostMapping(path = "/ropes", consumes = MediaType.APPLICATION_JSON_VALUE)
        void create(@RequestBody NewRope rope) {}
    }
}
