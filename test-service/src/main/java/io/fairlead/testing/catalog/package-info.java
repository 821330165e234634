/**
 * The connectors as this service knows them, from their events or, where those are late, from connector-service itself.
 * Must not know of test runs. Start with {@link io.fairlead.testing.catalog.ConnectorDirectory}.
 */
@ApplicationModule(allowedDependencies = "json")
@NullMarked
package io.fairlead.testing.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
