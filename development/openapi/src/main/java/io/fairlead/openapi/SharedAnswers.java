package io.fairlead.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down once what many operations answer: a status with the same codes. */
final class SharedAnswers {

    private final Map<String, ApiResponse> answers = new TreeMap<>();

    /** @param codes each with when it comes */
    ApiResponse of(int status, Map<String, String> codes) {
        var name = status + "-" + String.join("-", codes.keySet());
        answers.computeIfAbsent(name, _ -> ProblemSchema.response(description(codes)));
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    void addTo(Components components) {
        answers.forEach(components::addResponses);
    }

    private static String description(Map<String, String> codes) {
        return codes.entrySet().stream()
                .map(code -> "- `%s`: %s".formatted(code.getKey(), code.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
