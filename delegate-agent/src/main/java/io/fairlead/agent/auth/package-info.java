/**
 * Turns a credential into permission: what a registry challenges with, which token service may see the credential, and
 * how a token is asked for. Start reading at {@link io.fairlead.agent.auth.RegistryTokenRequest}.
 */
@NullMarked
package io.fairlead.agent.auth;

import org.jspecify.annotations.NullMarked;
