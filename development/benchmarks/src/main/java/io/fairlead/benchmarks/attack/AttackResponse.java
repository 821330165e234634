package io.fairlead.benchmarks.attack;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Function;

/** What came back: the status 0 says that the connection ended first. */
record AttackResponse(int status, String body, Function<String, Optional<String>> headers) {

    private static final int SHOWN = 700;

    static AttackResponse of(HttpResponse<String> response) {
        return new AttackResponse(response.statusCode(), response.body(), response.headers()::firstValue);
    }

    static AttackResponse none(IOException why) {
        return new AttackResponse(0, why.toString(), _ -> Optional.empty());
    }

    /** Of a raw answer's beginning. */
    static AttackResponse ofText(String text) {
        var status = text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        return new AttackResponse(
                status,
                text,
                name -> text.lines()
                        .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                        .map(line -> line.substring(name.length() + 2))
                        .findFirst());
    }

    String header(String name) {
        return headers.apply(name).orElse("");
    }

    String start() {
        return body.substring(0, Math.min(body.length(), SHOWN)).replaceAll("\\s+", " ");
    }
}
