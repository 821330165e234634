package io.fairlead.secret.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.FormerSchema;
import io.fairlead.secret.RealEncryption;
import io.fairlead.secret.encryption.SecretValue;
import io.fairlead.secret.encryption.SecretValues;
import io.fairlead.secret.version.SecretVersionInfo.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@RealEncryption
@Import(SecretVersions.class)
@EnableConfigurationProperties(VersionProperties.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SecretVersionsUpgradeTests {

    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    private final SecretVersions versions;
    private final SecretValues values;
    private final JdbcClient jdbc;
    private final FormerSchema schema;
    private final SecretVersionReference live =
            new SecretVersionReference(new ResourceReference(Scope.account("default"), "ibm"), UUID.randomUUID(), 1);
    private final SecretVersionReference staged = new SecretVersionReference(live.secret(), live.secretId(), 2);

    SecretVersionsUpgradeTests(SecretVersions versions, SecretValues values, JdbcClient jdbc, Environment settings) {
        this.versions = versions;
        this.values = values;
        this.jdbc = jdbc;
        this.schema = new FormerSchema(settings);
    }

    @AfterEach
    void leaveNothingToOthers() {
        jdbc.sql("delete from secret").update();
    }

    @Test
    void findsWhatWasKeptBeforeTheTablesWereNamedForIt() {
        insertSecret();
        values.save(live, SecretValue.of("one"), NOW);
        values.save(staged, SecretValue.of("two"), NOW);
        var keys = jdbc.sql("select * from master_key").query().listOfRows();
        var kept =
                jdbc.sql("select * from secret_value order by version").query().listOfRows();
        schema.restoreVersion("27");
        insertSecret();
        keys.forEach(key -> insert("master_key", key));
        kept.forEach(value -> insert("secret_version", value));
        jdbc.sql("""
                insert into version (secret_id, version, state, created_at, live_since)
                values (:secret, 1, 'LIVE', now(), now()), (:secret, 2, 'STAGED', now(), null)
                """).param("secret", live.secretId()).update();
        jdbc.sql("""
                insert into secret_trial (id, secret_id, version, promotes, deadline)
                values (gen_random_uuid(), :secret, 2, true, now())
                """).param("secret", live.secretId()).update();

        schema.upgrade();

        assertThat(versions.listBefore(live.secretId(), 3, 10))
                .extracting(SecretVersionInfo::state)
                .containsExactly(State.STAGED, State.LIVE);
        assertThat(values.find(live).orElseThrow().reveal()).asString().isEqualTo("one");
        assertThat(values.find(staged).orElseThrow().reveal()).asString().isEqualTo("two");
        assertThatThrownBy(() ->
                        jdbc.sql("update secret_version set state = 'STAGED'").update())
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("secret_version_staged_once");
        assertThat(namesAfterOtherTables()).isEmpty();

        jdbc.sql("delete from secret").update();

        assertThat(jdbc.sql("""
                        select (select count(*) from secret_version) + (select count(*) from secret_value)
                             + (select count(*) from secret_trial)
                        """).query(Long.class).single()).isZero();
    }

    private void insertSecret() {
        jdbc.sql("""
                insert into secret (id, revision, scope, identifier, name, description, tags, version, sequence,
                                    created_at, updated_at)
                values (:secret, 1, 'default', 'ibm', 'ibm', '', '{}', 1, 1, now(), now())
                """).param("secret", live.secretId()).update();
    }

    private void insert(String table, Map<String, Object> row) {
        var columns = List.copyOf(row.keySet());
        jdbc.sql("insert into %s (%s) values (:%s)"
                        .formatted(table, String.join(", ", columns), String.join(", :", columns)))
                .params(row)
                .update();
    }

    /** Constraints and indexes whose name begins with that of another table than their own. */
    private List<@Nullable String> namesAfterOtherTables() {
        return jdbc.sql("""
                select name from (
                    select conname as name, conrelid as place from pg_constraint
                    union select indexrelid::regclass::text, indrelid from pg_index) as named
                where place in ('secret_version'::regclass, 'secret_value'::regclass)
                  and not starts_with(name, place::regclass || '_')
                """).query(String.class).list();
    }
}
