package io.fairlead.http.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BodySizeFilterTests {

    private static final int MOST = 1024 * 1024;

    private final BodySizeFilter filter = new BodySizeFilter(JsonMapper.shared());
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AtomicLong read = new AtomicLong(-1);
    private final FilterChain reader =
            (request, _) -> read.set(request.getInputStream().readAllBytes().length);

    @Test
    void letsThroughWhatIsJustSmallEnough() throws Exception {
        filter.doFilter(body(MOST, MOST), response, reader);

        assertThat(read).hasValue(MOST);
    }

    @Test
    void readsNothingOfABodyThatSaysItIsTooLong() throws Exception {
        filter.doFilter(body(MOST + 1, MOST + 1), response, reader);

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentAsString()).contains("CONTENT_TOO_LARGE", "1 MiB");
        assertThat(read).hasValue(-1);
    }

    @Test
    void stopsReadingABodyThatDoesNotSayItsLength() {
        assertThatThrownBy(() -> filter.doFilter(body(2 * MOST, -1), response, reader))
                .isInstanceOf(BodyTooLarge.class);

        assertThat(read).hasValue(-1);
    }

    private static MockHttpServletRequest body(int length, long said) {
        var request = new MockHttpServletRequest("POST", "/api/v1/things") {
            @Override
            public long getContentLengthLong() {
                return said;
            }
        };
        request.setContent(new byte[length]);
        return request;
    }
}
