/**
 * Hears events from Kafka: decodes them by their type, skips what is newer than this build, retries what may heal, and
 * sets the rest aside in a dead-letter topic. Start with {@link io.fairlead.intake.EventConverter}.
 */
@NullMarked
package io.fairlead.intake;

import org.jspecify.annotations.NullMarked;
