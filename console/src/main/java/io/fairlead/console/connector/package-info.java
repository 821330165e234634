/**
 * Connectors: the list, one of them with its tests, and changes to it. Must not know how one is made. Start with {@code
 * ConnectorController}.
 */
@ApplicationModule(allowedDependencies = {"admission", "api", "page", "signin"})
@NullMarked
package io.fairlead.console.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
