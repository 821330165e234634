package io.fairlead.runtime.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Guards the web server of every program. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebServerProperties.class)
class WebServerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BodyBudgets bodyBudgets(WebServerProperties settings) {
        return BodyBudgets.ofHeap(settings.bodyBudgetPercent());
    }

    @Bean
    GuardWebServer guardWebServer(ObjectProvider<BodyLimit> limits, BodyBudgets budgets, WebServerProperties settings) {
        return new GuardWebServer(new BodyLimits(limits.stream().toList()), budgets, settings);
    }

    @Bean
    ErrorPathFilter errorPathFilter() {
        return new ErrorPathFilter();
    }
}
