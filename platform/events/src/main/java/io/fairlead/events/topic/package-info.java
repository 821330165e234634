/**
 * What the topics and groups are called on this broker, and that they are there as the services need them. Knows nothing of
 * events. Start with {@link io.fairlead.events.topic.TopicNaming}.
 */
@NullMarked
package io.fairlead.events.topic;

import org.jspecify.annotations.NullMarked;
