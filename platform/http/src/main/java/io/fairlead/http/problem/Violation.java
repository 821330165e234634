package io.fairlead.http.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param in which part of the request
 * @param pointer JSON pointer (RFC 6901) to a field of the body, empty for all of it; {@code ?} and the name of a query
 *     parameter; the plain name of a header or of a variable in the path
 * @param code upper case, stable
 * @param detail reason and remedy in one or two sentences; never repeats a secret
 */
public record Violation(Part in, String pointer, String code, String detail) {

    private static final String QUERY = "?";

    /** Where a field of a request stands. */
    public enum Part {
        @JsonProperty("body")
        BODY,
        @JsonProperty("query")
        QUERY,
        @JsonProperty("header")
        HEADER,
        @JsonProperty("path")
        PATH
    }

    /** Of a field of the body; of a query parameter when the pointer begins with {@code ?}. */
    public Violation(String pointer, String code, String detail) {
        this(partOf(pointer), pointer, code, detail);
    }

    public static Violation ofQuery(String parameter, String code, String detail) {
        return new Violation(Part.QUERY, QUERY + parameter, code, detail);
    }

    public static Violation ofHeader(String header, String code, String detail) {
        return new Violation(Part.HEADER, header, code, detail);
    }

    public static Violation ofPath(String variable, String code, String detail) {
        return new Violation(Part.PATH, variable, code, detail);
    }

    /** Reads what another service found, also one that does not say the part. */
    @JsonCreator
    static Violation of(@Nullable Part in, String pointer, String code, String detail) {
        return new Violation(in == null ? partOf(pointer) : in, pointer, code, detail);
    }

    private static Part partOf(String pointer) {
        return pointer.startsWith(QUERY) ? Part.QUERY : Part.BODY;
    }
}
