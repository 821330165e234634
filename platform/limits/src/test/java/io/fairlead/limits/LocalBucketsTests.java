package io.fairlead.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalBucketsTests {

    @Test
    void keepsTheMostRecentlyUsedOnly() {
        var buckets = new LocalBuckets<>(Object::new);
        var kept = buckets.get("kept");

        for (var stranger = 0; stranger < 3 * LocalBuckets.MAX_SIZE; stranger++) {
            buckets.get("address " + stranger);
            buckets.get("kept");
        }

        assertThat(buckets.size()).isEqualTo(LocalBuckets.MAX_SIZE);
        assertThat(buckets.get("kept")).isSameAs(kept);
    }
}
