package io.fairlead.http.stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Gives a service that has a feed the streams to show it. */
@AutoConfiguration
class StreamAutoConfiguration {

    @Bean
    @ConditionalOnBean(StreamSource.class)
    ResourceStreams resourceStreams(StreamSource source, MeterRegistry metrics) {
        return new ResourceStreams(source, metrics);
    }
}
