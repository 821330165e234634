package io.fairlead.http;

import com.fasterxml.jackson.annotation.Nulls;
import io.fairlead.http.body.BodySizeInterceptor;
import io.fairlead.http.page.PageQueryArgumentResolver;
import io.fairlead.http.scope.AccountResolver;
import io.fairlead.http.scope.ScopeArgumentResolver;
import io.fairlead.http.scope.ScopeResolver;
import io.fairlead.http.scope.ScopedHandlerMapping;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Adds the conventions of the API to a service. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
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
    BodySizeInterceptor bodySizeInterceptor() {
        return new BodySizeInterceptor();
    }

    @Bean
    WebMvcConfigurer httpApiConventions(ScopeResolver scope, BodySizeInterceptor bodySizes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(bodySizes);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ScopeArgumentResolver(scope));
                resolvers.add(new PageQueryArgumentResolver());
            }
        };
    }
}
