package io.fairlead.testkit.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives the Spring context of a test class a broker: {@code spring.kafka.bootstrap-servers} and {@code fairlead.kafka}. All contexts of a JVM share it. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RealKafka {}
