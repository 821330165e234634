package io.fairlead.http.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items those of this page, in the order of the list; may be empty
 * @param nextPageToken to be sent as {@code pageToken} for the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String nextPageToken) {

    /**
     * @param found from the asked for place on, up to {@link PageQuery#limit()}
     * @param token of the item after which the next part begins
     */
    public static <T> Page<T> of(List<T> found, PageQuery query, Function<? super T, String> token) {
        if (found.size() <= query.pageSize()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, query.pageSize());
        return new Page<>(items, token.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), nextPageToken);
    }
}
