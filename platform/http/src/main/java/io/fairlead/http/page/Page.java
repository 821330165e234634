package io.fairlead.http.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param nextPageToken where the next part begins; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String nextPageToken) {}
