package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.runtime.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds what delegates send, also where the signature is verified and no handler is known yet. */
@Configuration(proxyBeanMethods = false)
class DelegateBodyLimits {

    /** Of one poll, in frames of the largest size. */
    static final int MAX_FRAMES = 16;

    @Bean
    BodyLimit delegateRequests() {
        return new BodyLimit("/delegate/**", BodyLimit.SMALL_BYTES);
    }

    @Bean
    BodyLimit polls() {
        return new BodyLimit("/delegate/v1/poll", MAX_FRAMES * Frame.MAX_BYTES);
    }
}
