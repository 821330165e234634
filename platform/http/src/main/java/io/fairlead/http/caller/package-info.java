/**
 * What one caller may hold at the same time: event streams, and requests that wait for a result. Knows no resource. Start
 * with {@link io.fairlead.http.caller.HeldRequestInterceptor}.
 */
@NullMarked
package io.fairlead.http.caller;

import org.jspecify.annotations.NullMarked;
