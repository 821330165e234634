package io.fairlead.http.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpStatus;

/**
 * Says of an exception which problem (RFC 9457) a caller gets when it leaves a handler.
 *
 * <p>To add an error: write a small exception in its feature's package, with a factory that makes the sentence for the caller
 * (what happened, why, and what to do about it; never a secret), and put this on it. Nothing else knows the exception:
 * {@link ProblemAdvice} reads the annotation. Run the service's {@code AccessIT} with {@code -Dfairlead.wire.write} to record
 * the new code in {@code codes.txt}; from then on it is part of the API.
 *
 * <p>An exception that stands for several problems has several of these and tells by {@link ProblemCode} which one it is. More
 * members than the usual come from {@link ProblemMembers}. What needs headers or a status of its own implements Spring's
 * {@link org.springframework.web.ErrorResponse}, and what no caller can do anything about has {@link NoProblem}.
 * A class that writes problems itself, such as a filter, has one of these for each, so that they can be listed.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Problem.AnyOf.class)
public @interface Problem {

    HttpStatus status();

    /** Upper case, stable; programs branch on it, and {@code type} is made of it. */
    String code();

    /** Of the header {@code Retry-After}; negative: there is none. */
    int retryAfterSeconds() default -1;

    /** At which the message and its cause are logged. */
    LogLevel log() default LogLevel.OFF;

    /** Holds several, as Java wants it. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface AnyOf {

        Problem[] value();
    }
}
