package io.fairlead.limits;

import io.fairlead.access.CallerResolver;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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
    RateLimitBuckets buckets(DataSource database, Clock clock) {
        return new RateLimitBuckets(database, clock);
    }

    @Bean
    AnonymousLimits anonymousLimits(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<LimitedPath> paths) {
        return new AnonymousLimits(mappings::getObject, paths::stream);
    }

    @Bean
    CredentialThrottleFilter credentialThrottleFilter(
            AnonymousLimits anonymousLimits,
            RateLimitBuckets buckets,
            LimitProperties limits,
            ObjectProvider<KnownLogins> knownLogins,
            JsonMapper json) {
        return new CredentialThrottleFilter(
                anonymousLimits,
                buckets,
                limits,
                knownLogins.getIfAvailable(() -> KnownLogins.NONE),
                new ThrottleResponse(json));
    }

    @Bean
    WebMvcConfigurer callerRateLimit(
            RateLimitBuckets buckets, LimitProperties limits, CallerResolver callers, JsonMapper json) {
        var refusal = new ThrottleResponse(json);
        var interceptor = new CallerRateLimit(buckets, limits, callers, refusal);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor).addPathPatterns("/api/**");
                registry.addInterceptor(new PasswordChangeLimit(buckets, limits, refusal));
            }
        };
    }
}
