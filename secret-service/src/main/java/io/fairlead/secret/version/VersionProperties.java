package io.fairlead.secret.version;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the past is kept.
 *
 * @param keepFormer how many values of each secret that were live once can be restored; at least 1
 */
@ConfigurationProperties("fairlead.secret.version")
record VersionProperties(@DefaultValue("10") int keepFormer) {

    VersionProperties {
        if (keepFormer < 1) {
            throw new IllegalArgumentException("fairlead.secret.version.keep-former is at least 1");
        }
    }
}
