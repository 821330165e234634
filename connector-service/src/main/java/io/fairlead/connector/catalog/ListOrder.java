package io.fairlead.connector.catalog;

import io.fairlead.http.body.Timestamps;
import java.time.ZoneOffset;

/** What a list is sorted by; the id decides between equals, so that a page can begin after any item. */
enum ListOrder {
    /** By name, in alphabetical order whatever the case. */
    NAME("sort_name, id", "(sort_name, id) > (:after, :after_id)") {
        @Override
        Object key(String text) {
            return text;
        }
    },
    /** What changed its status last comes first. */
    STATUS_SINCE("status_since desc, id desc", "(status_since, id) < (:after, :after_id)") {
        @Override
        Object key(String text) {
            return Timestamps.parse(text).atOffset(ZoneOffset.UTC);
        }
    };

    final String columns;
    final String after;

    ListOrder(String columns, String after) {
        this.columns = columns;
        this.after = after;
    }

    /** What is compared in the database. */
    abstract Object key(String text);
}
