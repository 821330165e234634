package io.fairlead.live;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Gives a service that has a feed the streams to show it. */
@AutoConfiguration
class LiveAutoConfiguration {

    @Bean
    @ConditionalOnBean(Feed.class)
    Streams streams(Feed feed) {
        return new Streams(feed);
    }
}
