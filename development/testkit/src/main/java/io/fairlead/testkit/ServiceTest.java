package io.fairlead.testkit;

import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

/**
 * Starts the whole service at a free port with a database of its own, the broker of this JVM, and the issuer of tests. An
 * {@link ApiClient} is injected like any bean; {@link Events} speaks for the other programs. All tests of a service share
 * one context as long as they name the same properties, so a service names them once, in an annotation or a class of its own.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealPostgres
@RealKafka
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "management.server.port=0")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ServiceTest {

    /** {@code key=value} */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
