package io.fairlead.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of a list. */
public record Page<T>(List<T> items, @Nullable String nextPageToken) {}
