package io.fairlead.identity;

import io.fairlead.runtime.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds what anybody may send here: a name, a password, a token, a few grants. */
@Configuration(proxyBeanMethods = false)
class IdentityBodyLimits {

    @Bean
    BodyLimit everything() {
        return new BodyLimit("/**", BodyLimit.SMALL_BYTES);
    }
}
