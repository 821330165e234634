package io.fairlead.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names what a handler does, for entries of requests that were refused or failed; what was done is recorded under the
 * same name in the transaction of the change.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** The type of the resource, a dot, and what happened to it: {@code secret.created}. */
    String value();
}
