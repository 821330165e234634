/**
 * The embedded Kafka broker, one node in a process of its own. Start with {@link
 * io.fairlead.local.kafka.EmbeddedKafka}.
 */
@NullMarked
package io.fairlead.local.kafka;

import org.jspecify.annotations.NullMarked;
