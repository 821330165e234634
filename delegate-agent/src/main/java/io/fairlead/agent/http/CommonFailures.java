package io.fairlead.agent.http;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What any answer can say, whatever was asked. */
public final class CommonFailures {

    private static final List<String> HEADER_TOO_LARGE = List.of(
            "header or cookie too large",
            "request header is too large",
            "header fields too large",
            "request too long",
            "size of the request headers is too long");

    private CommonFailures() {}

    public static Optional<RegistryFinding> find(RegistryRequest request, RegistryResponse response) {
        if (response.status() == 429) {
            return Optional.of(limited(request, response));
        }
        if (response.status() == 431 || (response.status() == 400 && saysHeaderTooLarge(response))) {
            return Optional.of(new RegistryFinding(Diagnosis.HEADER_TOO_LARGE, request + ": " + response.status()));
        }
        if (response.status() >= 500) {
            return Optional.of(new RegistryFinding(Diagnosis.SERVER_ERROR, request + ": " + response.status()));
        }
        return Optional.empty();
    }

    /** In the words of nginx, Tomcat, IIS and others. */
    public static boolean saysHeaderTooLarge(RegistryResponse response) {
        var body = response.body().toLowerCase(Locale.ROOT);
        return HEADER_TOO_LARGE.stream().anyMatch(body::contains);
    }

    private static RegistryFinding limited(RegistryRequest request, RegistryResponse response) {
        var wait = response.header("Retry-After")
                .filter(value -> value.matches("[0-9A-Za-z, :]{1,40}"))
                .map(time -> ", retry after " + (time.matches("[0-9]+") ? time + " s" : time));
        return new RegistryFinding(Diagnosis.RATE_LIMITED, request + ": 429" + wait.orElse(""));
    }
}
