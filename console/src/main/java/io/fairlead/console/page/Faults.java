package io.fairlead.console.page;

import io.fairlead.console.api.ApiProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, by the field that it is about; the empty name stands for the form as a whole. */
public record Faults(Map<String, String> byField) {

    public static final Faults NONE = new Faults(Map.of());

    public static Faults of(String field, String sentence) {
        return new Faults(Map.of(field, sentence));
    }

    /**
     * What the API says of a request, told of the form that it came from.
     *
     * @param fields of the form, by the JSON pointers of the request
     */
    public static Faults of(ApiProblem problem, Map<String, String> fields) {
        var faults = new LinkedHashMap<String, String>();
        for (var fault : problem.faults()) {
            faults.merge(fields.getOrDefault(fault.pointer(), ""), fault.detail(), (first, next) -> first + " " + next);
        }
        if (faults.isEmpty()) {
            faults.put("", problem.detail());
        }
        return new Faults(faults);
    }

    public @Nullable String of(String field) {
        return byField.get(field);
    }

    public boolean any() {
        return !byField.isEmpty();
    }
}
