package io.fairlead.delegate.session;

import io.fairlead.runtime.settings.Allowed;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which delegates have time series of their own.
 *
 * @param scopes whose delegates do, those of narrower scopes included: {@code account}, {@code account/org} or
 *     {@code account/org/project}; none by default, for nothing bounds their number
 * @param maxDelegates at most so many, the oldest first
 */
@ConfigurationProperties("fairlead.delegate.metrics")
record DelegateMetricsProperties(
        @DefaultValue List<String> scopes,

        @DefaultValue("200") @Allowed(min = "1", max = "10000")
        int maxDelegates) {

    DelegateMetricsProperties {
        scopes = List.copyOf(scopes);
    }
}
