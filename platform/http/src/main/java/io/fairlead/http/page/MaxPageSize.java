package io.fairlead.http.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds the pages of a list whose items are small; without it a page has at most {@value PageQuery#MAX_SIZE}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface MaxPageSize {

    int value();
}
