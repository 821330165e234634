package io.fairlead.http.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the field; for a query parameter its name after {@code ?}
 * @param code upper case, stable
 * @param detail reason and remedy in one or two sentences; never repeats a secret
 */
public record Violation(String pointer, String code, String detail) {}
