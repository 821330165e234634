package io.fairlead.testkit.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the Spring context of a test class an empty database of its own: {@code spring.datasource.url}, {@code username},
 * {@code password}, and {@code spring.flyway.user} and {@code password} with which Flyway fills it; and {@code
 * testbed.superuser} for a test that does what nobody may.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RealPostgres {}
