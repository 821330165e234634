package io.fairlead.http;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Adds the conventions of the API to a service. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@Import(CommonHttpErrors.class)
class HttpApiAutoConfiguration {

    @Bean
    RequestScope requestScope(CallerAccount account) {
        return new RequestScope(account);
    }

    @Bean
    LimitBodies limitBodies(JsonMapper json) {
        return new LimitBodies(json);
    }

    @Bean
    WebMvcConfigurer httpApiArguments(RequestScope scope) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ScopeArgument(scope));
                resolvers.add(new PageArgument());
            }
        };
    }
}
