/**
 * The services and the console as clients of the provider, and its protocol endpoints: a service gets tokens for the one
 * that it calls, the console those of the people who use it. Knows of people their names. Start with {@code ConfiguredClients}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.fairlead.identity.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
