package io.fairlead.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that the SQL of a class reads tables that another package of its service owns, for example to decide in one
 * statement what two would decide on different states. A table belongs to the package that writes it; the architecture
 * tests fail on a second writer and on a reader that is not declared.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ReadsTables {

    /** The tables that other packages own. */
    String[] value();
}
