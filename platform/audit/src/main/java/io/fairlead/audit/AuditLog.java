package io.fairlead.audit;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records what happened. The entry of a change is stored in the change's transaction: neither exists without the other.
 * Entries are chained after the commit, so that writers do not wait for each other.
 */
public class AuditLog {

    /** The attribute of a request with the {@link Actor} who proved himself in another way than with a token. */
    public static final String ACTOR = "io.fairlead.audit.actor";

    /**
     * The attribute of a request with the {@link AuditedChange} that was refused, where the path does not say it all or the answer
     * is a redirect.
     */
    public static final String REFUSED = "io.fairlead.audit.refused";

    static final Actor NOBODY = new Actor(Kind.NOBODY, "unknown");

    private static final String INSERT = """
            with added as (
                insert into audit.entry (occurred_at, actor_kind, actor, on_behalf_of, action, resource_type, resource_id,
                                         scope, identifier, before_version, before_hash, after_version, after_hash,
                                         details, correlation_id, result, status, code)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning id)
            insert into audit.unlinked select id from added
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate newTransaction;
    private final Clock clock;
    private final Actor itself;
    private final Supplier<@Nullable String> correlation;
    private final Runnable wake;
    private final JsonMapper json = JsonMapper.shared();

    AuditLog(
            JdbcTemplate jdbc,
            TransactionTemplate newTransaction,
            Clock clock,
            String service,
            Supplier<@Nullable String> correlation,
            Runnable wake) {
        this.jdbc = jdbc;
        this.newTransaction = newTransaction;
        this.clock = clock;
        this.itself = new Actor(Kind.FAIRLEAD, service);
        this.correlation = correlation;
        this.wake = wake;
    }

    /** For a command that runs beside the service: the service chains what it records. */
    public static AuditLog forCommand(
            String service, JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new AuditLog(jdbc, newTransactionTemplate(transactions), clock, service, () -> null, () -> {});
    }

    static TransactionTemplate newTransactionTemplate(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** Records what is done in the caller's transaction. */
    public void record(AuditedChange change) {
        record(List.of(change));
    }

    /** Records several changes of one transaction. */
    public void record(List<AuditedChange> changes) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an entry is stored in the transaction of the change it tells of");
        }
        if (!changes.isEmpty()) {
            store(changes, EntryResult.DONE);
        }
    }

    /** Records, in a transaction of its own, what was done without changing a row. */
    public void recordInNewTransaction(AuditedChange change) {
        recordInNewTransaction(change, EntryResult.DONE);
    }

    /** Records that a command was refused; what requests are refused is recorded by itself. */
    public void recordRefusal(AuditedChange change, String code) {
        recordInNewTransaction(change, new EntryResult(EntryResult.ResultKind.REFUSED, null, code));
    }

    void recordInNewTransaction(AuditedChange change, EntryResult outcome) {
        newTransaction.executeWithoutResult(_ -> store(List.of(change), outcome));
    }

    private void store(List<AuditedChange> changes, EntryResult outcome) {
        jdbc.batchUpdate(
                INSERT, changes.stream().map(change -> row(change, outcome)).toList());
        var context = AuditContext.current();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (context != null) {
                    context.markRecorded();
                }
                wake.run();
            }
        });
    }

    private @Nullable Object[] row(AuditedChange change, EntryResult outcome) {
        var context = AuditContext.current();
        var actor = context == null ? itself : Objects.requireNonNullElse(context.actor(), NOBODY);
        var scope = change.scope();
        var before = change.before();
        var after = change.after();
        return new @Nullable Object[] {
            Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
            actor.kind().name(),
            actor.subject(),
            onBehalfOf(change, actor),
            change.action(),
            change.type(),
            change.id(),
            scope == null ? null : scope.toText(),
            change.identifier(),
            before == null ? null : before.version(),
            before == null ? null : before.hash(),
            after == null ? null : after.version(),
            after == null ? null : after.hash(),
            change.details().isEmpty() ? null : json.writeValueAsString(change.details()),
            correlation.get(),
            outcome.result().name(),
            outcome.status(),
            outcome.code()
        };
    }

    private static @Nullable String onBehalfOf(AuditedChange change, Actor actor) {
        var first = change.onBehalfOf() != null
                ? change.onBehalfOf()
                : Actor.current().orElse(actor);
        return first.equals(actor) ? null : first.toText();
    }
}
