package io.fairlead.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsValidatorTests {

    private final ApplicationContextRunner program =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SettingsAutoConfiguration.class));

    @Test
    void startsWithDefaults() {
        program.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(DatabaseProperties.class).halfOfPool()).isEqualTo(3);
            assertThat(context.getBean(DatabaseProperties.class).twoThirdsOfPool())
                    .isEqualTo(4);
            assertThat(context.getBean(ServicesProperties.class).test().readTimeout())
                    .isEqualTo(Duration.ofSeconds(2));
        });
    }

    @Test
    void refusesANumberOutsideItsRange() {
        program.withPropertyValues("fairlead.db.pool-size=1")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(BindValidationException.class)
                        .rootCause()
                        .hasMessageContaining("fairlead.db")
                        .hasMessageContaining("poolSize")
                        .hasMessageContaining("must be from 3 to 100"));
    }

    @Test
    void refusesANestedDurationOutsideItsRange() {
        program.withPropertyValues("fairlead.services.test.read-timeout=0s")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(BindValidationException.class)
                        .rootCause()
                        .hasMessageContaining("test.readTimeout")
                        .hasMessageContaining("must be from 10ms to 10m"));
    }

    @Test
    void givesSettingsAShortName() {
        program.run(
                context -> assertThat(context.getBean("databaseProperties")).isInstanceOf(DatabaseProperties.class));
    }
}
