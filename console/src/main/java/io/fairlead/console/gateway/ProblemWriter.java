package io.fairlead.console.gateway;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem document (RFC 9457), in the shape of the services' own. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(Response response, Callback callback, GatewayProblem problem, String about, String traceId) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:fairlead:problem:" + problem.name().toLowerCase(Locale.ROOT));
        members.put("title", HttpStatus.getMessage(problem.status()));
        members.put("status", problem.status());
        members.put("detail", problem.detail(about));
        members.put("code", problem.name());
        if (!traceId.isEmpty()) {
            members.put("traceId", traceId);
        }
        var body = json.writeValueAsBytes(members);
        response.setStatus(problem.status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        if (problem.retryAfterSeconds() >= 0) {
            headers.put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED_401) {
            headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
