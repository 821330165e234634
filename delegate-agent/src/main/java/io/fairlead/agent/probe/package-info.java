/**
 * Proves a registry: makes one check after the other, from the address to the authenticated ping, and says in
 * the catalogue's words what was found first. Knows nothing of delegate-service and of sealed secrets. Start reading
 * at {@link io.fairlead.agent.probe.RegistryProbe}; every request leaves through a RegistryHttp.
 */
@NullMarked
package io.fairlead.agent.probe;

import org.jspecify.annotations.NullMarked;
