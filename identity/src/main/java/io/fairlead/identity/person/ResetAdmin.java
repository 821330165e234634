package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.access.Role;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Columns;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes somebody an admin of the account again, with a new password in a file for its owner alone. For a command: whoever can run
 * it has the database already.
 */
public final class ResetAdmin {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Path home;
    private final String account;

    /**
     * @param home where the file with the password goes
     * @param account of an admin who is not there yet
     */
    public ResetAdmin(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock,
            Path home,
            String account) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.home = home;
        this.account = account;
    }

    /** Answers where the password is. */
    public Path reset(String name) {
        if (!Scope.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A name must match %s.".formatted(Scope.NAME.pattern()));
        }
        var password = RandomPassword.create();
        var file = home.resolve(name + "-password").toAbsolutePath();
        transaction.executeWithoutResult(_ -> {
            var admin = save(
                    name,
                    PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(password));
            grant(admin);
            var scope = Scope.account(admin.account);
            audit.record(List.of(
                    AuditedChange.of("person.password-changed", admin.id, scope, name),
                    AuditedChange.of("person.granted", admin.id, scope, name)
                            .to(ResourceFingerprint.of(List.of(new Grant(Role.ADMIN, scope))))));
            events.publishEvent(new SessionsRevoked(name));
            // Last: an admin whose password could not be left anywhere must not exist.
            PrivateFile.write(file, password);
        });
        return file;
    }

    private record ResetPerson(UUID id, String account) {}

    private ResetPerson save(String name, @Nullable String hash) {
        return jdbc.sql("""
                        insert into person (person_id, account, name, password, created_at)
                        values (:id, :account, :name, :hash, :now)
                        on conflict (name) do update set password = excluded.password
                        returning person_id, account
                        """)
                .param("id", UUID.randomUUID())
                .param("account", account)
                .param("name", name)
                .param("hash", hash)
                .param("now", Columns.timestamp(clock.instant()))
                .query((row, _) -> new ResetPerson(row.getObject("person_id", UUID.class), row.getString("account")))
                .single();
    }

    private void grant(ResetPerson admin) {
        jdbc.sql("""
                insert into access_grant (person_id, scope, role) values (:id, :scope, 'ADMIN')
                on conflict (person_id, scope) do update set role = excluded.role
                """)
                .param("id", admin.id)
                .param("scope", Scope.account(admin.account).toText())
                .update();
    }
}
