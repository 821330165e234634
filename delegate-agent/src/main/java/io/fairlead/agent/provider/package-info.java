/**
 * What is known of the registries that people use, beyond the protocol: their hosts and old names, the user names they
 * take, the words with which they refuse. Only ever advises: whatever can be proved is asked of the registry itself.
 * Start reading at {@link io.fairlead.agent.provider.ProviderProfile}.
 */
@NullMarked
package io.fairlead.agent.provider;

import org.jspecify.annotations.NullMarked;
