/**
 * Real registries to test against: Debian's docker-registry as a process, token services with the manners and quirks
 * of known providers, and a stand-in for IBM's registry. Knows nothing of Fairlead's services or its agent. Start
 * reading at {@link io.fairlead.testkit.registry.RegistryServer}.
 */
@NullMarked
package io.fairlead.testkit.registry;

import org.jspecify.annotations.NullMarked;
