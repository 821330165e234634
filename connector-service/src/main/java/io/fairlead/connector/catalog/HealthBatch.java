package io.fairlead.connector.catalog;

import io.fairlead.jdbc.AggregateRows;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Stores the health of many connectors at once, and nothing else of them: a secret may have thousands of users. */
@Repository
class HealthBatch {

    private static final String UPDATE = """
            update connector
            set sequence = :sequence, status = :status, health = :health, status_since = :status_since
            where id = :id
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final AggregateRows rows;

    HealthBatch(NamedParameterJdbcTemplate jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Of rows that are locked. */
    void save(List<Connector> connectors) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, ?>[] columns = connectors.stream().map(rows::columns).toArray(Map[]::new);
        jdbc.batchUpdate(UPDATE, columns);
    }
}
