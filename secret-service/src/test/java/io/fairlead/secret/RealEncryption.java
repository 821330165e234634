package io.fairlead.secret;

import io.fairlead.audit.AuditLog;
import io.fairlead.secret.masterkey.MasterKeyProperties;
import io.fairlead.testkit.server.RealPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.PlatformTransactionManager;

/** The vault and its master keys on a real database, without the rest of the service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealPostgres
@DataJdbcTest(
        properties = "fairlead.secret.master-key.keyset=target/homes/${random.uuid}/secret-service/master-keyset.json")
@Import(RealEncryption.EncryptionConfiguration.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface RealEncryption {

    /** What is started. */
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan({"io.fairlead.secret.masterkey", "io.fairlead.secret.rewrap", "io.fairlead.secret.encryption"})
    @EnableConfigurationProperties(MasterKeyProperties.class)
    class EncryptionConfiguration {

        @Bean
        Clock clock() {
            return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
        }

        @Bean
        AuditLog audit(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
            return AuditLog.forCommand("secret-service", jdbc, transactions, clock);
        }

        @Bean
        MeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }
    }
}
