package io.fairlead.console.page;

import io.fairlead.console.api.ApiProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, by the field that it is about; the empty name stands for the form as a whole.
 *
 * @param code what the API calls it; absent where it was found before anybody was asked
 * @param correlation by which an operator finds it; absent likewise
 */
public record FormErrors(
        Map<String, String> byField,
        @Nullable String code,
        @Nullable String correlation) {

    public static final FormErrors NONE = new FormErrors(Map.of());

    public FormErrors(Map<String, String> byField) {
        this(byField, null, null);
    }

    public static FormErrors of(String field, String sentence) {
        return new FormErrors(Map.of(field, sentence));
    }

    /** All that the API says of a request that one field holds. */
    public static FormErrors of(String field, ApiProblem problem) {
        return new FormErrors(Map.of(field, problem.summary()), problem.code(), problem.traceId());
    }

    /**
     * What the API says of a request, told of the form that it came from.
     *
     * @param fields of the form, by the JSON pointers of the request
     */
    public static FormErrors of(ApiProblem problem, Map<String, String> fields) {
        var faults = new LinkedHashMap<String, String>();
        for (var fault : problem.violations()) {
            faults.merge(fields.getOrDefault(fault.pointer(), ""), fault.detail(), (first, next) -> first + " " + next);
        }
        if (faults.isEmpty()) {
            faults.put("", problem.detail());
        }
        return new FormErrors(faults, problem.code(), problem.traceId());
    }

    public @Nullable String forField(String field) {
        return byField.get(field);
    }

    public boolean any() {
        return !byField.isEmpty();
    }
}
