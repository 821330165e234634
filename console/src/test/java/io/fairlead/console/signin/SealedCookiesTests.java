package io.fairlead.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class SealedCookiesTests {

    private final SealedCookies cookies = new SealedCookies(
            new SignInProperties("http://127.0.0.1:9000", "console", "secret", null, null), JsonMapper.shared());

    record Value(String text) {}

    @Test
    void spreadsALongValueOverSeveralCookies() {
        var value = new Value("x".repeat(7_000));
        var response = new MockHttpServletResponse();

        var kept = cookies.write(new MockHttpServletRequest(), response, "value", value, Duration.ofMinutes(1));

        assertThat(kept).isTrue();
        assertThat(response.getCookies()).hasSize(3).allSatisfy(cookie -> {
            assertThat(cookie.getValue().length()).isLessThan(4_000);
            assertThat(cookie.isHttpOnly()).isTrue();
        });
        assertThat(cookies.read(request(response), "value", Value.class)).contains(value);
    }

    @Test
    void takesTheRestOfALongerValueAway() {
        var first = new MockHttpServletResponse();
        cookies.write(
                new MockHttpServletRequest(), first, "value", new Value("x".repeat(7_000)), Duration.ofMinutes(1));
        var second = new MockHttpServletResponse();

        cookies.write(request(first), second, "value", new Value("short"), Duration.ofMinutes(1));

        assertThat(second.getCookie("value.1"))
                .satisfies(cookie -> assertThat(cookie.getMaxAge()).isZero());
        assertThat(second.getCookie("value.2"))
                .satisfies(cookie -> assertThat(cookie.getMaxAge()).isZero());
    }

    @Test
    void refusesWhatNoBrowserWouldKeep() {
        var response = new MockHttpServletResponse();

        var kept = cookies.write(
                new MockHttpServletRequest(), response, "value", new Value("x".repeat(20_000)), Duration.ofMinutes(1));

        assertThat(kept).isFalse();
        assertThat(response.getCookies()).isEmpty();
    }

    private static MockHttpServletRequest request(MockHttpServletResponse response) {
        var request = new MockHttpServletRequest();
        request.setCookies(response.getCookies());
        return request;
    }
}
