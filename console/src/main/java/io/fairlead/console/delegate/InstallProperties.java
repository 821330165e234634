package io.fairlead.console.delegate;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the commands that install a delegate say.
 *
 * @param server where delegates reach delegate-service
 */
@ConfigurationProperties("fairlead.console.install")
record InstallProperties(URI server) {}
