/**
 * Consumes events from Kafka: decodes them by their type, skips what is newer than this build, retries what may heal, and
 * sets the rest aside in a dead-letter topic. Start with {@link io.fairlead.events.in.EventConverter}.
 */
@NullMarked
package io.fairlead.events.in;

import org.jspecify.annotations.NullMarked;
