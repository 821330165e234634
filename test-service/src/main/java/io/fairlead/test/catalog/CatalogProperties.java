package io.fairlead.test.catalog;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where connector-service answers. */
@ConfigurationProperties("fairlead.catalog")
record CatalogProperties(URI connectorService) {}
