package io.fairlead.audit;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains entries that are committed, one instance at a time; remembers the newest head that it made or saw. */
class LinkEntries {

    static final int BATCH_SIZE = 500;

    private static final Logger log = LoggerFactory.getLogger(LinkEntries.class);
    private static final long LOCK = 0x6661_6972_6c65_6164L;
    private static final String NEXT = "select " + StoredEntry.COLUMNS + """
              from audit.unlinked u join audit.entry e on e.id = u.entry_id
             where not exists (select from audit.link l where l.entry_id = e.id)
             order by e.id limit
            """ + BATCH_SIZE;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AtomicReference<ChainHead> latestHead = new AtomicReference<>(ChainHead.EMPTY);

    LinkEntries(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The newest head that this instance knows of since its start. */
    ChainHead latestHead() {
        return latestHead.get();
    }

    void linkAll() {
        while (link() == BATCH_SIZE) {
            // the next batch, in its own transaction
        }
    }

    /** Links at most {@value #BATCH_SIZE} entries and says how many; none while another instance is at it. */
    private int link() {
        var linked = transaction.execute(_ -> {
            if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
                return new LinkedBatch(0, ChainHead.EMPTY);
            }
            return append(head());
        });
        if (linked == null) {
            return 0;
        }
        // Only after the commit: a head that a crash takes back must not be remembered.
        updateLatestHead(linked.head());
        return linked.entries();
    }

    private LinkedBatch append(ChainHead from) {
        var entries = jdbc.query(NEXT, (row, _) -> StoredEntry.of(row));
        var head = from;
        var links = new ArrayList<Object[]>();
        for (var entry : entries) {
            var position = head.position() + 1;
            var previous = head.bytes();
            var hash = entry.hash(position, previous);
            links.add(new Object[] {position, entry.id(), previous, hash});
            head = ChainHead.of(position, hash);
        }
        if (!links.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into audit.link (position, entry_id, previous_hash, hash) values (?, ?, ?, ?)", links);
            var ids = entries.stream().map(StoredEntry::id).toArray(Long[]::new);
            jdbc.update("delete from audit.unlinked where entry_id = any(?)", (Object) ids);
        }
        return new LinkedBatch(entries.size(), head);
    }

    ChainHead head() {
        return jdbc
                .query(
                        "select position, hash from audit.link order by position desc limit 1",
                        (row, _) -> ChainHead.of(row.getLong("position"), row.getBytes("hash")))
                .stream()
                .findFirst()
                .orElse(ChainHead.EMPTY);
    }

    private void updateLatestHead(ChainHead head) {
        var known = latestHead.getAndUpdate(before -> before.position() < head.position() ? head : before);
        if (known.position() < head.position()) {
            log.debug("audit head {}", head);
        }
    }

    private record LinkedBatch(int entries, ChainHead head) {}
}
