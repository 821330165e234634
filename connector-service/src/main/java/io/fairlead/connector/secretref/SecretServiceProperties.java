package io.fairlead.connector.secretref;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where secret-service is, and how long to wait for it. */
@ConfigurationProperties("fairlead.secret-service")
record SecretServiceProperties(
        @DefaultValue("http://127.0.0.1:8082") URI url,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2s") Duration readTimeout) {}
