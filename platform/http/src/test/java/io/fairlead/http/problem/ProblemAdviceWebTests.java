package io.fairlead.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.http.scope.AccountResolver;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest
@AutoConfigureMockMvc
class ProblemAdviceWebTests {

    private final MockMvcTester http;

    @Autowired
    ProblemAdviceWebTests(MockMvcTester http) {
        this.http = http;
    }

    @Test
    void tellsTheDeclaredProblemWithTheSentenceOfTheException() {
        var result = get("lost");

        assertThat(result).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).doesNotContainHeader(HttpHeaders.RETRY_AFTER);
        assertThat(result).bodyJson().isLenientlyEqualTo("""
                {"type": "urn:fairlead:problem:knot_not_found", "title": "Not Found", "status": 404,
                 "code": "KNOT_NOT_FOUND", "detail": "There is no such knot."}""");
    }

    @Test
    void choosesAmongSeveralByTheCode() {
        assertThat(get("tight")).hasStatus(409).bodyText().contains("KNOT_TOO_TIGHT");
        var wet = get("wet");
        assertThat(wet).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "0");
        assertThat(wet).bodyText().contains("ROPE_WET", "\"meters\":3");
    }

    @Test
    void hidesAnExceptionWhoseCodeIsNotDeclared() {
        assertThat(get("burnt"))
                .hasStatus(500)
                .bodyText()
                .contains("INTERNAL_ERROR")
                .doesNotContain("canary");
    }

    @Test
    void leavesTheAnswerToWhatImplementsErrorResponse() {
        var result = get("teapot");

        assertThat(result).hasStatus(418).hasHeader("X-Pot", "short");
        assertThat(result).bodyText().contains("TEAPOT");
    }

    private MvcTestResult get(String what) {
        return http.get().uri("/ropes/" + what).exchange();
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

        @GetMapping("/ropes/{what}")
        void fail(@PathVariable String what) {
            throw switch (what) {
                case "lost" -> new KnotNotFound();
                case "tight" -> new RopeUnusable("KNOT_TOO_TIGHT", "Loosen it.");
                case "wet" -> new RopeUnusable("ROPE_WET", "Dry it.");
                case "teapot" -> new Teapot();
                default -> new RopeUnusable("ROPE_BURNT", "canary");
            };
        }
    }

    @Problem(status = HttpStatus.NOT_FOUND, code = "KNOT_NOT_FOUND")
    static class KnotNotFound extends RuntimeException {

        KnotNotFound() {
            super("There is no such knot.");
        }
    }

    @Problem(status = HttpStatus.CONFLICT, code = "KNOT_TOO_TIGHT")
    @Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "ROPE_WET", retryAfterSeconds = 0)
    static class RopeUnusable extends RuntimeException implements ProblemCode, ProblemMembers {

        private final String code;

        RopeUnusable(String code, String message) {
            super(message);
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Map<String, @Nullable Object> members() {
            return Map.of("meters", 3);
        }
    }

    static class Teapot extends RuntimeException implements ErrorResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatus.I_AM_A_TEAPOT;
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            headers.set("X-Pot", "short");
            return headers;
        }

        @Override
        public ProblemDetail getBody() {
            return Problems.of(getStatusCode(), "TEAPOT", "Short and stout.");
        }
    }
}
