/**
 * Resources as they change: server-sent events, replayed from where a client left off. Knows no resource. Start with
 * {@link io.fairlead.live.Streams}.
 */
@NullMarked
package io.fairlead.live;

import org.jspecify.annotations.NullMarked;
