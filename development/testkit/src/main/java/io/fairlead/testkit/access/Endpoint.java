package io.fairlead.testkit.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One method at one path of a service, as Spring knows it. */
record Endpoint(String method, String path, String contentType, String accept) {

    /** All that the service's own controllers answer. */
    static List<Endpoint> of(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.fairlead."))
                .flatMap(entry -> of(entry.getKey()))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    /** With values in the place of the path's variables. */
    String expand(Map<String, String> values) {
        var expanded = path;
        for (var value : values.entrySet()) {
            expanded = expanded.replace("{" + value.getKey() + "}", value.getValue());
        }
        if (expanded.contains("{")) {
            throw new AssertionError("no value for the path " + expanded);
        }
        return expanded;
    }

    boolean reads() {
        return method.equals(RequestMethod.GET.name());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Stream<Endpoint> of(RequestMappingInfo mapping) {
        var consumed = mapping.getConsumesCondition().getConsumableMediaTypes();
        var produced = mapping.getProducesCondition().getProducibleMediaTypes();
        var contentType = consumed.stream().findFirst().orElse(MediaType.APPLICATION_JSON);
        var accept = produced.stream().findFirst().orElse(MediaType.ALL);
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> new Endpoint(method.name(), path, contentType.toString(), accept.toString())));
    }
}
