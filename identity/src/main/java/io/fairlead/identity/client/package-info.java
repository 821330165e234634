/**
 * The services as clients of the provider, and its protocol endpoints: each client gets tokens for the one service that
 * it calls. Knows no person. Start with {@code Clients}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.identity.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
