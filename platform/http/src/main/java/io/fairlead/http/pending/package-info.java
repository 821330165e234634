/**
 * Requests that are answered later, when what they wait for has happened. Knows no resource. Start with
 * {@link io.fairlead.http.pending.PendingResponses}.
 */
@NullMarked
package io.fairlead.http.pending;

import org.jspecify.annotations.NullMarked;
