package io.fairlead.runtime.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * What a failure of the database means for whoever asked, judged by its SQLSTATE first and by Spring's type only where
 * there is none. The one place that knows: HTTP, Kafka and schedules do not judge by themselves.
 */
public enum DatabaseFailure {

    /**
     * The database cannot be used now, whatever was asked: it is away, starts, ends, is full, has no connection left, or
     * takes no writes since a failover. It passes without anybody changing the request. Wait for it as long as it takes.
     */
    OUTAGE,

    /** Two transactions were in each other's way and this one was undone. Do it again at once, a few times. */
    CONFLICT,

    /** The statement or its values are wrong. The same again fails again. */
    FAULT;

    /** Empty where the database has nothing to do with the failure. */
    public static Optional<DatabaseFailure> of(Throwable failure) {
        return chain(failure).stream()
                .map(DatabaseFailure::judge)
                .flatMap(Optional::stream)
                .min(DatabaseFailure::compareTo);
    }

    /** Whether the same request may succeed later. */
    public static boolean isPassing(Throwable failure) {
        return of(failure).filter(kind -> kind != FAULT).isPresent();
    }

    public static boolean isOutage(Throwable failure) {
        return of(failure).filter(kind -> kind == OUTAGE).isPresent();
    }

    private static Optional<DatabaseFailure> judge(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case SQLException e -> ofState(e);
                    case CannotGetJdbcConnectionException _ -> OUTAGE;
                    // PostgreSQL's reason, if it gave one, is among the causes and judged there.
                    case CannotCreateTransactionException e -> withoutReason(e, OUTAGE);
                    case TransactionSystemException e -> withoutReason(e, FAULT);
                    case DataAccessResourceFailureException e -> withoutReason(e, OUTAGE);
                    case TransientDataAccessResourceException e -> withoutReason(e, OUTAGE);
                    case TransactionTimedOutException _ -> OUTAGE;
                    case ConcurrencyFailureException e -> withoutReason(e, CONFLICT);
                    default -> null;
                });
    }

    private static @Nullable DatabaseFailure withoutReason(Exception failure, DatabaseFailure kind) {
        return chain(failure).stream().anyMatch(SQLException.class::isInstance) ? null : kind;
    }

    private static @Nullable DatabaseFailure ofState(SQLException e) {
        var state = e.getSQLState();
        if (state != null && state.length() == 5) {
            return ofState(state);
        }
        // PostgreSQL and its driver always say one. The pool does not: it has no connection, or lost the one it lent.
        return e.getCause() == null && e.getNextException() == null ? OUTAGE : null;
    }

    /** As PostgreSQL 18 lists them in its appendix A. */
    static DatabaseFailure ofState(String state) {
        return switch (state) {
            // serialization failure, deadlock, a rollback for another reason; a lock that was not waited for
            case "40000", "40001", "40P01", "55P03" -> CONFLICT;
            // the connection was lost while the server answered
            case "40003" -> OUTAGE;
            // a connection of before the failover, whose server is a standby now; idle or whole transaction took too
            // long
            case "25006", "25P03", "25P04" -> OUTAGE;
            // the database itself is gone, or is not yet restored
            case "3D000" -> OUTAGE;
            default ->
                switch (state.substring(0, 2)) {
                    // connection, log-in, resources, an operator's command or a time-out, the server's own disk
                    case "08", "28", "53", "57", "58" -> OUTAGE;
                    default -> FAULT;
                };
        };
    }

    /** The causes, what a driver lists beside them, and what a failed rollback hides. */
    private static Set<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<Throwable>();
        open.add(failure);
        while (!open.isEmpty()) {
            var next = open.remove();
            if (seen.add(next)) {
                Stream.of(
                                next.getCause(),
                                next instanceof SQLException e ? e.getNextException() : null,
                                next instanceof TransactionSystemException e ? e.getApplicationException() : null)
                        .filter(Objects::nonNull)
                        .forEach(open::add);
            }
        }
        return seen;
    }
}
