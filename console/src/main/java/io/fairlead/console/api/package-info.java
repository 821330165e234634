/**
 * The public API as the page uses it: one typed client per resource, with the token of whoever looks, and problems as the
 * services tell them. Knows no page. Start with {@code ConnectorClient}.
 */
@ApplicationModule(allowedDependencies = {"admission", "signin"})
@NullMarked
package io.fairlead.console.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
