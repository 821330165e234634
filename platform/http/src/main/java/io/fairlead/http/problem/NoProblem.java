package io.fairlead.http.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of an exception that no caller learns of it: it stays inside, or is answered as {@code INTERNAL_ERROR}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface NoProblem {

    /** Why not. */
    String value();
}
