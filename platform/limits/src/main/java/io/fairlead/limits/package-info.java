/**
 * How often who may ask, over all instances of a service. Knows callers, and the kinds of requests that handlers name with
 * {@link io.fairlead.limits.Limited}; nothing of what they ask for.
 * Start with {@link io.fairlead.limits.LimitProperties}, then {@link io.fairlead.limits.RateLimitBuckets}.
 */
@NullMarked
package io.fairlead.limits;

import org.jspecify.annotations.NullMarked;
