/**
 * The one connection to delegate-service, always opened from here: enrolment, WebSocket or long poll, reconnecting.
 * Carries frames and knows nothing of the work in them. Start reading at {@link io.fairlead.agent.server.ServerConnection}.
 */
@NullMarked
package io.fairlead.agent.server;

import org.jspecify.annotations.NullMarked;
