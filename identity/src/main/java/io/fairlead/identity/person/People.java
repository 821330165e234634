package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.access.Grants;
import io.fairlead.access.Role;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps people; of a password only what can verify it. */
@Repository
public class People {

    private final JdbcClient jdbc;
    private final PasswordHasher passwords;
    private final Clock clock;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final String nobodysPassword;

    People(JdbcClient jdbc, PasswordHasher passwords, Clock clock, AuditLog audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.nobodysPassword = passwords.hash("nobody has this password");
    }

    @Transactional
    Person add(String account, String name, String password, List<Grant> grants) {
        var id = UUID.randomUUID();
        var added = jdbc.sql("""
                insert into person (person_id, account, name, password, created_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(id, account, name, passwords.hash(password), Timestamp.from(clock.instant()))
                .update();
        if (added == 0) {
            throw NameTaken.by(name);
        }
        saveGrants(id, grants);
        audit.record(change("person.added", id, account, name).to(ResourceFingerprint.of(grants)));
        return find(id).orElseThrow();
    }

    /** Replaces what somebody is granted. */
    @Transactional
    Person grant(String account, String name, List<Grant> grants) {
        var person = require(account, name);
        jdbc.sql("delete from access_grant where person_id = ?")
                .param(person.id())
                .update();
        saveGrants(person.id(), grants);
        audit.record(change("person.granted", person.id(), account, name)
                .from(ResourceFingerprint.of(person.grants().grants()))
                .to(ResourceFingerprint.of(grants)));
        return find(person.id()).orElseThrow();
    }

    @Transactional
    void remove(String account, String name) {
        var person = require(account, name);
        jdbc.sql("delete from person where person_id = ?").param(person.id()).update();
        audit.record(change("person.removed", person.id(), account, name)
                .from(ResourceFingerprint.of(person.grants().grants())));
        events.publishEvent(new SessionsRevoked(name));
    }

    /** Whoever is logged in by the old one is no longer. */
    @Transactional
    public void changePassword(String name, String password) {
        var person = findByName(name).orElseThrow(() -> PersonNotFound.named(name));
        jdbc.sql("update person set password = ? where person_id = ?")
                .params(passwords.hash(password), person.id())
                .update();
        audit.record(
                change("person.password-changed", person.id(), person.grants().account(), name));
        events.publishEvent(new SessionsRevoked(name));
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from person)")
                .query(Boolean.class)
                .single();
    }

    List<Person> list(String account) {
        return jdbc
                .sql("select person_id from person where account = ? order by name")
                .param(account)
                .query((row, _) -> row.getObject("person_id", UUID.class))
                .list()
                .stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Names are unique among all accounts. */
    public Optional<Person> findByName(String name) {
        return jdbc.sql("select person_id from person where name = ?")
                .param(name)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    public Person require(String account, String name) {
        return jdbc.sql("select person_id from person where account = ? and name = ?")
                .params(account, name)
                .query(UUID.class)
                .optional()
                .flatMap(this::find)
                .orElseThrow(() -> PersonNotFound.named(name));
    }

    public Optional<Person> find(UUID id) {
        return jdbc.sql("select account, name, created_at from person where person_id = ?")
                .param(id)
                .query((row, _) -> new Person(
                        id,
                        row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        new Grants(row.getString("account"), grantsOf(id))))
                .optional();
    }

    /** Takes as long for a name that nobody has as for a wrong password. */
    public Optional<Person> authenticate(String name, String password) {
        var known = jdbc.sql("select person_id, password from person where name = ?")
                .param(name)
                .query((row, _) ->
                        new StoredPassword(row.getObject("person_id", UUID.class), row.getString("password")))
                .optional();
        var matches =
                passwords.matches(password, known.map(StoredPassword::password).orElse(nobodysPassword));
        return known.filter(_ -> matches).flatMap(person -> find(person.id()));
    }

    private static AuditedChange change(String action, UUID id, String account, String name) {
        return AuditedChange.of(action, id, Scope.account(account), name);
    }

    private List<Grant> grantsOf(UUID id) {
        return jdbc.sql("select role, scope from access_grant where person_id = ? order by scope")
                .param(id)
                .query((row, _) -> new Grant(Role.valueOf(row.getString("role")), Scope.parse(row.getString("scope"))))
                .list();
    }

    private void saveGrants(UUID id, List<Grant> grants) {
        for (var grant : grants) {
            jdbc.sql("""
                    insert into access_grant (person_id, scope, role) values (?, ?, ?)
                    on conflict (person_id, scope) do update set role = excluded.role""")
                    .params(id, grant.scope().toText(), grant.role().name())
                    .update();
        }
    }

    private record StoredPassword(UUID id, String password) {

        @Override
        public String toString() {
            return "StoredPassword[" + id + "]";
        }
    }
}
