package io.fairlead.connector.version;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the past is kept.
 *
 * @param keepFormer how many definitions of each connector that were replaced can be restored; at least 1
 */
@ConfigurationProperties("fairlead.connector.version")
record VersionProperties(@DefaultValue("100") int keepFormer) {

    VersionProperties {
        if (keepFormer < 1) {
            throw new IllegalArgumentException("fairlead.connector.version.keep-former is at least 1");
        }
    }
}
