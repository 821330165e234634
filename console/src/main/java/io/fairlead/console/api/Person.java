package io.fairlead.console.api;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who may log in.
 *
 * @param grants as the API writes them: {@code viewer}, {@code editor:org}, {@code admin:org/project}
 */
public record Person(String name, List<String> grants, Instant createdAt) {}
