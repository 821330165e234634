package io.fairlead.local.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Tells whether a program is ready for work. */
@FunctionalInterface
public interface Readiness {

    boolean isReady(ProgramLog log) throws IOException, InterruptedException;

    /** Ready when the address answers 200. */
    static Readiness whenHttpOk(HttpClient http, URI address) {
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
        return _ -> http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Ready when all are. */
    static Readiness whenAll(List<Readiness> parts) {
        return log -> {
            for (var part : parts) {
                if (!part.isReady(log)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Ready when the program has said so in a line of its log. */
    static Readiness whenLogContains(String text) {
        return log -> log.hasLineWith(text);
    }
}
