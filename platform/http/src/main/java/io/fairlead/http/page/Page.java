package io.fairlead.http.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items those of this page, in the order of the list; may be empty
 * @param nextPageToken to be sent as {@code pageToken} for the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String nextPageToken) {}
