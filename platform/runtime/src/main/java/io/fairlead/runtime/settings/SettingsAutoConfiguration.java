package io.fairlead.runtime.settings;

import io.fairlead.runtime.metrics.MetricsProperties;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Validates the settings of every feature, and gives schedules a short name for them. */
@AutoConfiguration
@EnableConfigurationProperties({
    ProgramProperties.class,
    DatabaseProperties.class,
    MetricsProperties.class,
    ServicesProperties.class
})
class SettingsAutoConfiguration {

    @Bean(EnableConfigurationProperties.VALIDATOR_BEAN_NAME)
    static SettingsValidator configurationPropertiesValidator() {
        return new SettingsValidator();
    }

    /** {@code @Scheduled(fixedDelayString = "#{@taskProperties.sweepInterval()}")} reads better than Boot's own name. */
    @Bean
    static BeanFactoryPostProcessor shortNamesOfSettings() {
        return factory -> {
            for (var name : factory.getBeanDefinitionNames()) {
                var type = name.substring(name.indexOf('-') + 1);
                if (name.startsWith("fairlead") && type.endsWith("Properties")) {
                    factory.registerAlias(name, StringUtils.uncapitalize(ClassUtils.getShortName(type)));
                }
            }
        };
    }
}
