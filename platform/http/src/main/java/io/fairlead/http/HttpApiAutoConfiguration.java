package io.fairlead.http;

import com.fasterxml.jackson.annotation.Nulls;
import io.fairlead.http.body.BodySizeInterceptor;
import io.fairlead.http.body.TimestampDeserializer;
import io.fairlead.http.body.Timestamps;
import io.fairlead.http.caller.HeldRequestInterceptor;
import io.fairlead.http.page.PageQueryArgumentResolver;
import io.fairlead.http.page.QueryParameterCheck;
import io.fairlead.http.scope.AccountResolver;
import io.fairlead.http.scope.ScopeArgumentResolver;
import io.fairlead.http.scope.ScopeResolver;
import io.fairlead.http.scope.ScopedHandlerMapping;
import io.fairlead.runtime.web.WebServerProperties;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.module.SimpleModule;

/** Adds the conventions of the API to a service. */
@AutoConfiguration(
        afterName = "io.fairlead.runtime.web.WebServerAutoConfiguration",
        beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
class HttpApiAutoConfiguration {

    @Bean
    ScopeResolver scopeResolver(AccountResolver account) {
        return new ScopeResolver(account);
    }

    @Bean
    WebMvcRegistrations scopedMappings() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new ScopedHandlerMapping();
            }
        };
    }

    /** A null in a list or a map is refused as it is read, so that no handler has to think of it. */
    @Bean
    JsonMapperBuilderCustomizer withoutNullElements() {
        return json -> json.changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }

    @Bean
    JsonMapperBuilderCustomizer timestamps() {
        return json -> json.addModule(new SimpleModule().addDeserializer(Instant.class, new TimestampDeserializer()));
    }

    @Bean
    @ConditionalOnBean(WebServerProperties.class)
    WebMvcConfigurer heldRequests(WebServerProperties settings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new HeldRequestInterceptor(settings));
            }
        };
    }

    @Bean
    WebMvcConfigurer httpApiConventions(ScopeResolver scope) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new BodySizeInterceptor());
                // After the checks of who asks: an endpoint tells nothing of itself to a caller who may not use it.
                interceptors
                        .addInterceptor(new QueryParameterCheck())
                        .addPathPatterns("/api/**", "/internal/**")
                        .order(Ordered.LOWEST_PRECEDENCE);
            }

            @Override
            public void addFormatters(FormatterRegistry formatters) {
                formatters.addConverter(String.class, Instant.class, Timestamps::parse);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ScopeArgumentResolver(scope));
                resolvers.add(new PageQueryArgumentResolver());
            }
        };
    }
}
