/**
 * Resources as they change: server-sent events, replayed from where a client left off. Knows no resource. Start with
 * {@link io.fairlead.http.stream.ResourceStreams}.
 */
@NullMarked
package io.fairlead.http.stream;

import org.jspecify.annotations.NullMarked;
