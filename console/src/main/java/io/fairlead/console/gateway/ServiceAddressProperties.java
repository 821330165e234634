package io.fairlead.console.gateway;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are. */
@ConfigurationProperties("fairlead.services")
record ServiceAddressProperties(URI connector, URI secret, URI delegate, URI test, URI identity) {}
