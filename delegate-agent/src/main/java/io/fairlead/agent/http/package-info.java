/**
 * Carries requests to registries safely: judged addresses, TLS, the forward proxy, limits, one deadline, and a name for
 * everything that can go wrong on the way. Knows no registry's ways; whoever asks reads the answer, follows redirects
 * and brings the authorization. Start reading at {@link io.fairlead.agent.http.RegistryHttp}.
 */
@NullMarked
package io.fairlead.agent.http;

import org.jspecify.annotations.NullMarked;
