/**
 * How delegates are talked to: one connection each, by WebSocket or long poll, on some instance of this service. Knows
 * frames, not what the work is; that is behind {@link io.fairlead.delegate.session.DelegateSessionHandler}. Start with {@link
 * io.fairlead.delegate.session.SessionLifecycle}.
 */
@NullMarked
package io.fairlead.delegate.session;

import org.jspecify.annotations.NullMarked;
