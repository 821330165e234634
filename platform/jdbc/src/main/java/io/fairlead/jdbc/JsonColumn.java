package io.fairlead.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an aggregate, or of a value embedded in one, that stands in a column of type {@code jsonb}. It holds
 * for the component's type: wherever that type is a component or a parameter of a query, it is JSON.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonColumn {}
