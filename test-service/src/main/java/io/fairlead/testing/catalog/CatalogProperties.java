package io.fairlead.testing.catalog;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where connector-service answers. */
@ConfigurationProperties("fairlead.catalog")
record CatalogProperties(URI connectorService) {}
