package io.fairlead.http;

import io.fairlead.http.page.PageQueryArgumentResolver;
import io.fairlead.http.problem.BodySizeFilter;
import io.fairlead.http.scope.AccountResolver;
import io.fairlead.http.scope.ScopeArgumentResolver;
import io.fairlead.http.scope.ScopeResolver;
import io.fairlead.http.scope.ScopedHandlerMapping;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

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

    @Bean
    BodySizeFilter bodySizeFilter(JsonMapper json) {
        return new BodySizeFilter(json);
    }

    @Bean
    WebMvcConfigurer httpApiArguments(ScopeResolver scope) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ScopeArgumentResolver(scope));
                resolvers.add(new PageQueryArgumentResolver());
            }
        };
    }
}
