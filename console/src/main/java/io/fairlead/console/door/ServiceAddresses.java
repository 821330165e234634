package io.fairlead.console.door;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are. */
@ConfigurationProperties("fairlead.services")
record ServiceAddresses(URI connector, URI secret, URI delegate, URI test, URI identity) {}
