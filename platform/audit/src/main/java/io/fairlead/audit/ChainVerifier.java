package io.fairlead.audit;

import io.fairlead.audit.ChainVerification.Breach;
import io.fairlead.audit.ChainVerification.BreachKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies the chain from its first link on, in batches, so that it may be as long as it likes. */
final class ChainVerifier {

    private static final int BATCH_SIZE = 1000;
    private static final String LINKS = "select l.position, l.entry_id, l.previous_hash, l.hash, " + StoredEntry.COLUMNS
            + " from audit.link l left join audit.entry e on e.id = l.entry_id"
            + " where l.position > ? order by l.position limit " + BATCH_SIZE;

    private final Connection connection;
    private final List<ChainHead> known;
    private final Instant linkedUntil;
    private ChainHead head = ChainHead.EMPTY;

    /**
     * @param known heads that must be in the chain
     * @param linkedUntil entries before that have a link
     */
    ChainVerifier(Connection connection, List<ChainHead> known, Instant linkedUntil) {
        this.connection = connection;
        this.known = known.stream().filter(one -> one.position() > 0).toList();
        this.linkedUntil = linkedUntil;
    }

    ChainVerification verify() throws SQLException {
        var breach = broken().or(this::truncated);
        if (breach.isEmpty()) {
            breach = unlinked();
        }
        return new ChainVerification(breach.isEmpty(), head.position(), head, breach.orElse(null));
    }

    private Optional<Breach> broken() throws SQLException {
        for (var links = after(0);
                !links.isEmpty();
                links = after(links.getLast().position())) {
            for (var link : links) {
                var breach = breach(link);
                if (breach.isPresent()) {
                    return breach;
                }
                head = ChainHead.of(link.position(), link.hash());
            }
        }
        return Optional.empty();
    }

    private Optional<Breach> breach(ChainLink link) throws SQLException {
        var expected = head.position() + 1;
        if (link.position() != expected) {
            return breach(BreachKind.REMOVED, expected, null, "There is no link at this position, but later ones.");
        }
        if (!Arrays.equals(link.previous(), head.bytes())) {
            return Optional.of(misplaced(link));
        }
        var entry = link.entry();
        if (entry == null) {
            return breach(BreachKind.REMOVED, expected, link.entryId(), "The entry that this link binds is gone.");
        }
        if (!Arrays.equals(entry.hash(expected, head.bytes()), link.hash())) {
            return isBoundElsewhere(entry)
                    ? breach(BreachKind.REORDERED, expected, entry.id(), "The entry belongs to another position.")
                    : breach(BreachKind.CHANGED, expected, entry.id(), "The entry or its link is not what was hashed.");
        }
        for (var one : known) {
            if (one.position() == expected && !Arrays.equals(one.bytes(), link.hash())) {
                return breach(
                        BreachKind.REWRITTEN, expected, entry.id(), "Here was another hash when the head was noted.");
            }
        }
        return Optional.empty();
    }

    /** The link follows another one than the one before it. */
    private Breach misplaced(ChainLink link) throws SQLException {
        var follows =
                Arrays.equals(link.previous(), ChainHead.EMPTY.bytes()) ? Long.valueOf(0) : positionOf(link.previous());
        if (follows == null) {
            return new Breach(
                    BreachKind.REMOVED,
                    link.position(),
                    link.entryId(),
                    "The link that this one follows is gone, or changed.");
        }
        return follows < head.position()
                ? new Breach(
                        BreachKind.INSERTED,
                        follows + 1,
                        link.entryId(),
                        "The link at %d follows that at %d; what is between was put there."
                                .formatted(link.position(), follows))
                : new Breach(BreachKind.REORDERED, link.position(), link.entryId(), "The link follows a later one.");
    }

    private Optional<Breach> truncated() {
        return known.stream()
                .filter(one -> one.position() > head.position())
                .findFirst()
                .flatMap(one -> breach(
                        BreachKind.TRUNCATED,
                        head.position() + 1,
                        null,
                        "The chain ends at %d; it was known to reach %d.".formatted(head.position(), one.position())));
    }

    /** Also finds what somebody added to the entries alone. */
    private Optional<Breach> unlinked() throws SQLException {
        var sql = """
                select e.id, e.occurred_at, l.entry_id is null as lacks_link, u.entry_id is not null as waits
                  from audit.entry e left join audit.link l on l.entry_id = e.id
                  left join audit.unlinked u on u.entry_id = e.id
                 where e.id > ? order by e.id limit
                """ + BATCH_SIZE;
        var last = Long.MIN_VALUE;
        try (var statement = connection.prepareStatement(sql)) {
            for (var rows = BATCH_SIZE; rows == BATCH_SIZE; ) {
                rows = 0;
                statement.setLong(1, last);
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        rows++;
                        last = row.getLong("id");
                        var late = row.getTimestamp("occurred_at").toInstant().isBefore(linkedUntil);
                        if (row.getBoolean("lacks_link") && (late || !row.getBoolean("waits"))) {
                            return lacking(last, row.getBoolean("waits"));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Breach> lacking(long entryId, boolean waits) {
        return waits
                ? breach(BreachKind.UNLINKED, null, entryId, "The entry has waited too long for its link.")
                : breach(
                        BreachKind.INSERTED, null, entryId, "The entry has no link, and no service waits to make one.");
    }

    private boolean isBoundElsewhere(StoredEntry entry) throws SQLException {
        for (var links = after(0);
                !links.isEmpty();
                links = after(links.getLast().position())) {
            for (var link : links) {
                if (Arrays.equals(entry.hash(link.position(), link.previous()), link.hash())) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Long positionOf(byte[] hash) throws SQLException {
        try (var statement = connection.prepareStatement("select position from audit.link where hash = ? limit 1")) {
            statement.setBytes(1, hash);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private List<ChainLink> after(long position) throws SQLException {
        try (var statement = connection.prepareStatement(LINKS)) {
            statement.setLong(1, position);
            try (var row = statement.executeQuery()) {
                var links = new ArrayList<ChainLink>();
                while (row.next()) {
                    links.add(ChainLink.of(row));
                }
                return links;
            }
        }
    }

    private static Optional<Breach> breach(
            BreachKind kind, @Nullable Long position, @Nullable Long entryId, String explanation) {
        return Optional.of(new Breach(kind, position, entryId, explanation));
    }

    private record ChainLink(
            long position,
            long entryId,
            byte[] previous,
            byte[] hash,
            @Nullable StoredEntry entry) {

        static ChainLink of(ResultSet row) throws SQLException {
            var entry = row.getObject("id") == null ? null : StoredEntry.of(row);
            return new ChainLink(
                    row.getLong("position"),
                    row.getLong("entry_id"),
                    row.getBytes("previous_hash"),
                    row.getBytes("hash"),
                    entry);
        }
    }
}
