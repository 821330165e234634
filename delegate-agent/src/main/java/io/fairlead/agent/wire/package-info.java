/**
 * Carries requests to registries safely: judged addresses, TLS, the forward proxy, limits, one deadline, and a name for
 * everything that can go wrong on the way. Knows no registry's ways; whoever asks reads the answer, follows redirects
 * and brings the proof. Start reading at {@link io.fairlead.agent.wire.Wire}.
 */
@NullMarked
package io.fairlead.agent.wire;

import org.jspecify.annotations.NullMarked;
