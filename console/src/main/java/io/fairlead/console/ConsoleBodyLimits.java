package io.fairlead.console;

import io.fairlead.runtime.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds the forms of the pages; what goes on to a service may be as long as services take it. */
@Configuration(proxyBeanMethods = false)
class ConsoleBodyLimits {

    private static final long FORM_BYTES = 256 * 1024;

    @Bean
    BodyLimit forms() {
        return new BodyLimit("/**", FORM_BYTES);
    }

    @Bean
    BodyLimit api() {
        return new BodyLimit("/api/**", BodyLimit.DEFAULT_BYTES);
    }
}
