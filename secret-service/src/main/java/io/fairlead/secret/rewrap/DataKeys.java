package io.fairlead.secret.rewrap;

import io.fairlead.secret.masterkey.KeyRing;
import io.fairlead.secret.masterkey.WrappedKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All wrapped data keys, in whichever table: each table that refers to a master key has them in its columns
 * {@code master_key} and {@code data_key}, so none can be forgotten.
 */
@Repository
class DataKeys {

    private static final String TABLES = """
            select conrelid::regclass::text from pg_constraint
            where contype = 'f' and confrelid = 'master_key'::regclass order by 1
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final KeyRing masterKeys;

    DataKeys(JdbcClient jdbc, JdbcTemplate batches, KeyRing masterKeys) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.masterKeys = masterKeys;
    }

    List<String> tables() {
        return jdbc.sql(TABLES).query((row, _) -> row.getString(1)).list();
    }

    /** How many there are under each master key that has any. */
    Map<String, Long> countByMasterKey() {
        var counts = new TreeMap<String, Long>();
        for (var table : tables()) {
            jdbc.sql("select master_key, count(*) from %s group by master_key".formatted(table))
                    .query(row -> {
                        counts.merge(row.getString(1), row.getLong(2), Long::sum);
                    });
        }
        return counts;
    }

    /** How many are under another master key than this one. */
    long countRemaining(String primary) {
        return countByMasterKey().entrySet().stream()
                .filter(key -> !key.getKey().equals(primary))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * Moves some under the primary key and says how many. Those that another instance has in hand are passed over, and
     * so are those whose key this instance lacks.
     */
    @Transactional
    int rewrapBatch(String table, int limit) {
        var primary = masterKeys.primary();
        var found = jdbc.sql("""
                        select ctid::text, master_key, data_key from %s
                        where master_key <> :primary and master_key <> all (:missing)
                        limit :most for update skip locked
                        """.formatted(table))
                .param("primary", primary)
                .param("missing", masterKeys.missing().toArray(String[]::new))
                .param("most", limit)
                .query((row, _) -> new DataKeyRow(row.getString(1), new WrappedKey(row.getString(2), row.getBytes(3))))
                .list();
        batches.batchUpdate(
                "update %s set master_key = ?, data_key = ? where ctid = ?::tid".formatted(table),
                found,
                Math.max(1, found.size()),
                (statement, row) -> {
                    var wrapped = masterKeys.wrap(masterKeys.unwrap(row.key()));
                    statement.setString(1, wrapped.masterKey());
                    statement.setBytes(2, wrapped.bytes());
                    statement.setString(3, row.rowId());
                });
        return found.size();
    }

    /** @param rowId the row's own in its table, which stays while the row is locked */
    private record DataKeyRow(String rowId, WrappedKey key) {}
}
