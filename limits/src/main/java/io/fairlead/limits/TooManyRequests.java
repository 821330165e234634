package io.fairlead.limits;

import io.fairlead.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers whoever asks too often (RFC 6585 section 4). */
record TooManyRequests(JsonMapper json) {

    void answer(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value(), sentence(seconds));
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var problem = Problems.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", sentence(seconds));
        json.writeValue(response.getOutputStream(), problem);
    }

    private static String sentence(long seconds) {
        return "That was too often; nothing was done. Try again in %d s.".formatted(seconds);
    }
}
