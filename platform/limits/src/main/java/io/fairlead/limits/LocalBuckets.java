package io.fairlead.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What this instance knows of buckets, of the most recently used ones only: whoever has many addresses fills no memory. */
final class LocalBuckets<B> {

    static final int MAX_SIZE = 10_000;

    private final Map<String, B> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, B> eldest) {
            return size() > MAX_SIZE;
        }
    };
    private final Supplier<B> create;

    LocalBuckets(Supplier<B> create) {
        this.create = create;
    }

    synchronized B get(String key) {
        return buckets.computeIfAbsent(key, _ -> create.get());
    }

    synchronized void removeIf(Predicate<B> filter) {
        buckets.values().removeIf(filter);
    }

    synchronized int size() {
        return buckets.size();
    }
}
