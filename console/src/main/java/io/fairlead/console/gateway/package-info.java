/**
 * The front door: {@code /api/**} goes to the service that answers it, with the caller's own token and nothing of the page's.
 * Knows no resource. Start with {@code GatewayHandler}.
 */
@ApplicationModule(allowedDependencies = {"admission", "api", "signin"})
@NullMarked
package io.fairlead.console.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
