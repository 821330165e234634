/**
 * Answers a request that is sent again under the same Idempotency-Key as it was answered the first time. Must not know
 * what the requests do. Start with {@link io.fairlead.connector.idempotency.IdempotentRequests}.
 */
@NullMarked
package io.fairlead.connector.idempotency;

import org.jspecify.annotations.NullMarked;
