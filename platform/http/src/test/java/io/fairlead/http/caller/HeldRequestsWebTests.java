package io.fairlead.http.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.http.scope.AccountResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@SpringBootTest(properties = {"fairlead.http.max-streams-per-caller=2", "fairlead.http.max-waits-per-caller=2"})
@AutoConfigureMockMvc
class HeldRequestsWebTests {

    private final MockMvcTester http;
    private final HeldController held;

    @Autowired
    HeldRequestsWebTests(MockMvcTester http, HeldController held) {
        this.http = http;
        this.held = held;
    }

    @Test
    void lendsACallerNoMoreStreamsThanAllowed() {
        get("/tides", "olivia");
        get("/tides", "olivia");

        assertThat(get("/tides", "olivia"))
                .hasStatus(429)
                .hasHeader("Retry-After", "5")
                .bodyText()
                .contains("TOO_MANY_AT_ONCE");
        assertThat(get("/tides", "mallory")).hasStatusOk();
    }

    @Test
    void lendsACallerNoMoreWaitsThanAllowedAndTakesThemBack() {
        var first = get("/moorings", "olivia");
        get("/moorings", "olivia");
        assertThat(get("/moorings", "olivia")).hasStatus(429).bodyText().contains("respond-async");

        held.waiting.getFirst().setResult("moored");
        first.getMvcResult().getAsyncResult();
        Objects.requireNonNull(first.getMvcResult().getRequest().getAsyncContext())
                .complete();

        assertThat(get("/moorings", "olivia")).hasStatusOk();
        assertThat(get("/moorings", "olivia")).hasStatus(429);
    }

    private MvcTestResult get(String path, String caller) {
        return http.get().uri(path).principal(() -> caller).asyncExchange();
    }

    @RestController
    static class HeldController {

        private final List<DeferredResult<String>> waiting = new ArrayList<>();

        @GetMapping(path = "/tides", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        SseEmitter tides() {
            return new SseEmitter(0L);
        }

        @GetMapping("/moorings")
        DeferredResult<String> moorings(@RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
            var result = new DeferredResult<String>();
            waiting.add(result);
            return result;
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(HeldController.class)
    static class Harbour {

        @Bean
        AccountResolver account() {
            return _ -> "default";
        }
    }
}
