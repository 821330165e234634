/**
 * Turns a credential into permission: what a registry challenges with, which token service may see the credential, and
 * how a token is asked for. Start reading at {@link io.fairlead.agent.login.TokenRequest}.
 */
@NullMarked
package io.fairlead.agent.login;

import org.jspecify.annotations.NullMarked;
