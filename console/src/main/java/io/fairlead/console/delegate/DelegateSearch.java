package io.fairlead.console.delegate;

import io.fairlead.console.api.Delegate;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.PageScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads all delegates that serve a place, and picks those that are looked for. */
@Component
class DelegateSearch {

    private static final int PAGE_SIZE = 200;
    private static final int MAX_PAGES = 10;

    private final DelegateClient delegates;

    DelegateSearch(DelegateClient delegates) {
        this.delegates = delegates;
    }

    /**
     * @param counts of all, whatever is looked for, by health
     * @param total the same
     * @param more whether there are so many that not all were read
     */
    record DelegateSearchResult(List<Delegate> delegates, Map<String, Long> counts, int total, boolean more) {}

    DelegateSearchResult find(PageScope scope, DelegateFilter filter) {
        var all = new ArrayList<Delegate>();
        String token = null;
        for (var pageNumber = 0; pageNumber < MAX_PAGES && (pageNumber == 0 || token != null); pageNumber++) {
            token = read(scope, token, all);
        }
        var counts = all.stream().collect(Collectors.groupingBy(Delegate::health, TreeMap::new, Collectors.counting()));
        return new DelegateSearchResult(
                all.stream().filter(filter::matches).toList(), counts, all.size(), token != null);
    }

    private @Nullable String read(PageScope scope, @Nullable String token, List<Delegate> all) {
        var page = delegates.list(scope, true, PAGE_SIZE, token);
        all.addAll(page.items());
        return page.nextPageToken();
    }
}
