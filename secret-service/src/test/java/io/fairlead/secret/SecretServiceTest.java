package io.fairlead.secret;

import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/** Starts the whole service on a real database and broker, with a master keyset of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealPostgres
@RealKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "fairlead.secret.master-key.keyset=target/homes/${random.uuid}/secret-service/master-keyset.json",
            // the levels at which frameworks would show a value, were it given to them
            "logging.level.io.fairlead=TRACE",
            "logging.level.org.postgresql=TRACE",
            "logging.level.org.springframework.http=TRACE",
            "logging.level.org.springframework.jdbc=TRACE",
            "logging.level.org.springframework.web=TRACE"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface SecretServiceTest {}
