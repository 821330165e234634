package io.fairlead.connector.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import java.time.Instant;
import org.springframework.data.relational.core.mapping.Column;

/** The status that a connector's health gives it, and since when; in columns of their own, for lists go along them. */
record CurrentStatus(
        @Column("status") ConnectorStatus value,
        @Column("status_since") Instant since) {

    /** Which status holds after another one was found; the same one holds since it began. */
    CurrentStatus then(ConnectorStatus found, Instant now) {
        return found == value ? this : new CurrentStatus(found, now);
    }
}
