package io.fairlead.limits;

import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers whoever is held back; a browser gets the service's own page. */
@Problem(status = HttpStatus.TOO_MANY_REQUESTS, code = "TOO_MANY_REQUESTS")
@Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "LOGINS_BUSY")
record ThrottleResponse(JsonMapper json) {

    /** RFC 6585 section 4. */
    void tooManyRequests(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        var sentence = "That was too often; nothing was done. Try again in %d s.".formatted(seconds(wait));
        write(request, response, HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", sentence, wait);
    }

    /** So many try passwords that this one was not even looked at. */
    void loginsBusy(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        var sentence = "Too many are logging in at this moment; nothing was checked. Try again in %d s."
                .formatted(seconds(wait));
        write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "LOGINS_BUSY", sentence, wait);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String code,
            String sentence,
            Duration wait)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
        if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendError(status.value(), sentence);
            return;
        }
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(status, code, sentence));
    }

    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
