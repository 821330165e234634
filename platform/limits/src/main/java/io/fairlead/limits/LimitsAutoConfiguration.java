package io.fairlead.limits;

import io.fairlead.access.Callers;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service its limits. */
@AutoConfiguration(
        afterName = {
            "io.fairlead.access.AccessAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@EnableConfigurationProperties(LimitProperties.class)
class LimitsAutoConfiguration {

    @Bean
    Buckets buckets(DataSource database, Clock clock) {
        return new Buckets(database, clock);
    }

    @Bean
    LimitStrangers limitStrangers(
            Buckets buckets, LimitProperties limits, ObjectProvider<Familiar> familiar, JsonMapper json) {
        return new LimitStrangers(buckets, limits, familiar.getIfAvailable(() -> Familiar.NOBODY), new Refusal(json));
    }

    @Bean
    WebMvcConfigurer limitCallers(Buckets buckets, LimitProperties limits, Callers callers, JsonMapper json) {
        var interceptor = new LimitCallers(buckets, limits, callers, new Refusal(json));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor).addPathPatterns("/api/**");
            }
        };
    }
}
