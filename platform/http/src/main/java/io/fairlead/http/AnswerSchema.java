package io.fairlead.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in the API's document what a handler answers beside what its type says: another status with another body, or, of a
 * stream, what each event carries.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AnswerSchema.List.class)
public @interface AnswerSchema {

    int status() default 200;

    /** The body; {@code Void} for none. */
    Class<?> value();

    /** Of the body's type, where that has type parameters. */
    Class<?>[] arguments() default {};

    /** When this is the answer, and what it means. */
    String when();

    /** Holds the answers of one handler. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        AnswerSchema[] value();
    }
}
