package io.fairlead.http.problem;

/** Told by an exception that has more than one {@link Problem}: which of them it is. */
public interface ProblemCode {

    String code();
}
