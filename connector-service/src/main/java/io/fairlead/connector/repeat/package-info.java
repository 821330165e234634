/**
 * Answers a request that is sent again under the same Idempotency-Key as it was answered the first time. Must not know
 * what the requests do. Start with {@link io.fairlead.connector.repeat.RepeatedRequests}.
 */
@NullMarked
package io.fairlead.connector.repeat;

import org.jspecify.annotations.NullMarked;
