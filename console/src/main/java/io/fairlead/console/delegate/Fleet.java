package io.fairlead.console.delegate;

import io.fairlead.console.api.Delegate;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads all delegates that serve a place, and picks those that are looked for. */
@Component
class Fleet {

    private static final int PART = 200;
    private static final int MOST_PARTS = 10;

    private final DelegateClient delegates;

    Fleet(DelegateClient delegates) {
        this.delegates = delegates;
    }

    /**
     * @param counts of all, whatever is looked for, by health
     * @param total the same
     * @param more whether there are so many that not all were read
     */
    record Found(List<Delegate> delegates, Map<String, Long> counts, int total, boolean more) {}

    Found of(Place place, Sought sought) {
        var all = new ArrayList<Delegate>();
        String token = null;
        for (var part = 0; part < MOST_PARTS && (part == 0 || token != null); part++) {
            token = read(place, token, all);
        }
        var counts = all.stream().collect(Collectors.groupingBy(Delegate::health, TreeMap::new, Collectors.counting()));
        return new Found(all.stream().filter(sought::fits).toList(), counts, all.size(), token != null);
    }

    private @Nullable String read(Place place, @Nullable String token, List<Delegate> all) {
        var page = delegates.list(place, true, PART, token);
        all.addAll(page.items());
        return page.nextPageToken();
    }
}
