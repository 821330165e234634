package io.fairlead.events.topic;

import java.time.Duration;

/**
 * A topic over which the instances of one service reach each other.
 *
 * @param name with the default prefix
 */
public record RelayTopic(String name, Duration retention) {}
