package io.fairlead.audit;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains entries that are committed, one instance at a time; remembers the newest head that it made or saw. */
class LinkEntries {

    static final int LIMIT = 500;

    private static final Logger log = LoggerFactory.getLogger(LinkEntries.class);
    private static final long LOCK = 0x6661_6972_6c65_6164L;
    private static final String NEXT = "select " + StoredEntry.COLUMNS + """
              from audit.unlinked u join audit.entry e on e.id = u.entry_id
             where not exists (select from audit.link l where l.entry_id = e.id)
             order by e.id limit
            """ + LIMIT;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AtomicReference<Head> remembered = new AtomicReference<>(Head.EMPTY);

    LinkEntries(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The newest head that this instance knows of since its start. */
    Head remembered() {
        return remembered.get();
    }

    void linkAll() {
        while (link() == LIMIT) {
            // the next portion, in its own transaction
        }
    }

    /** Links at most {@value #LIMIT} entries and says how many; none while another instance is at it. */
    private int link() {
        var linked = transaction.execute(_ -> {
            if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
                return new Linked(0, Head.EMPTY);
            }
            return append(head());
        });
        if (linked == null) {
            return 0;
        }
        // Only after the commit: a head that a crash takes back must not be remembered.
        remember(linked.head());
        return linked.entries();
    }

    private Linked append(Head from) {
        var entries = jdbc.query(NEXT, (row, _) -> StoredEntry.of(row));
        var head = from;
        var links = new ArrayList<Object[]>();
        for (var entry : entries) {
            var position = head.position() + 1;
            var previous = head.bytes();
            var hash = entry.hash(position, previous);
            links.add(new Object[] {position, entry.id(), previous, hash});
            head = Head.of(position, hash);
        }
        if (!links.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into audit.link (position, entry_id, previous_hash, hash) values (?, ?, ?, ?)", links);
            var ids = entries.stream().map(StoredEntry::id).toArray(Long[]::new);
            jdbc.update("delete from audit.unlinked where entry_id = any(?)", (Object) ids);
        }
        return new Linked(entries.size(), head);
    }

    Head head() {
        return jdbc
                .query(
                        "select position, hash from audit.link order by position desc limit 1",
                        (row, _) -> Head.of(row.getLong("position"), row.getBytes("hash")))
                .stream()
                .findFirst()
                .orElse(Head.EMPTY);
    }

    private void remember(Head head) {
        var known = remembered.getAndUpdate(before -> before.position() < head.position() ? head : before);
        if (known.position() < head.position()) {
            log.debug("audit head {}", head);
        }
    }

    private record Linked(int entries, Head head) {}
}
