package io.fairlead.secret.trial;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Columns;
import io.fairlead.secret.reference.ReferencingConnector;
import io.fairlead.secret.reference.ReferencingConnector.TrialCandidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The stored table of each trial, a row per connector. */
@Repository
class ConnectorTrials {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final TrialProperties properties;

    ConnectorTrials(JdbcClient jdbc, TrialProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    List<ConnectorTrial> list(UUID trial) {
        return jdbc.sql("select * from secret_trial_connector where trial_id = :trial order by scope, identifier")
                .param("trial", trial)
                .query(ConnectorTrials::read)
                .list();
    }

    /** Those that are in the table already stay as they are. */
    void saveNew(UUID trial, List<TrialCandidate> candidates) {
        jdbc.sql("""
                insert into secret_trial_connector (trial_id, connector_id, scope, identifier, name,
                                                    configuration_hash, login)
                select :trial, * from unnest(:connectors::uuid[], :scopes::text[], :identifiers::text[], :names::text[],
                                             :hashes::text[], :logins::text[])
                on conflict do nothing
                """)
                .param("trial", trial)
                .param(
                        "connectors",
                        Columns.uuids(candidates.stream()
                                .map(candidate -> candidate.connector().connectorId())
                                .toList()))
                .param(
                        "scopes",
                        texts(
                                candidates,
                                candidate -> candidate
                                        .connector()
                                        .connector()
                                        .scope()
                                        .toText()))
                .param(
                        "identifiers",
                        texts(
                                candidates,
                                candidate -> candidate.connector().connector().identifier()))
                .param(
                        "names",
                        texts(candidates, candidate -> candidate.connector().name()))
                .param("hashes", texts(candidates, TrialCandidate::configurationHash))
                .param("logins", texts(candidates, TrialCandidate::login))
                .update();
    }

    void markRequested(UUID trial, Collection<UUID> connectors) {
        jdbc.sql("""
                update secret_trial_connector
                set state = 'ASKED', asked_at = now(), tries = tries + 1, test_id = null, task_id = null, attempt = null,
                    sealed_for = null
                where trial_id = :trial and connector_id = any(:connectors::uuid[])
                """)
                .param("trial", trial)
                .param("connectors", Columns.uuids(connectors))
                .update();
    }

    /** Those that are asked again now, because no run of theirs was heard of. */
    List<UUID> repeatRequests(UUID trial) {
        return jdbc.sql("""
                update secret_trial_connector set asked_at = now()
                where trial_id = :trial and state = 'ASKED' and test_id is null
                  and asked_at < now() - :askAgainAfter::interval
                returning connector_id
                """)
                .param("trial", trial)
                .param("askAgainAfter", Columns.interval(properties.retryAfter()))
                .query((row, _) -> Columns.uuid(row, "connector_id"))
                .list();
    }

    void saveTestId(UUID trial, UUID connector, UUID test) {
        jdbc.sql("""
                update secret_trial_connector set test_id = :test where trial_id = :trial and connector_id = :connector
                """)
                .param("test", test)
                .param("trial", trial)
                .param("connector", connector)
                .update();
    }

    /** Puts back one whose test found nothing out. */
    boolean requeue(UUID trial, UUID connector) {
        return jdbc.sql("""
                update secret_trial_connector set state = 'WAITING'
                where trial_id = :trial and connector_id = :connector and state in ('ASKED', 'RUNNING')
                """).param("trial", trial).param("connector", connector).update() == 1;
    }

    /** Ends those that are open, without a result of their own. */
    void end(UUID trial, Collection<UUID> connectors, ConnectorTrial.State state, String summary) {
        jdbc.sql("""
                update secret_trial_connector set state = :state, summary = :summary
                where trial_id = :trial and connector_id = any(:connectors::uuid[])
                  and state in ('WAITING', 'ASKED', 'RUNNING')
                """)
                .param("state", state.name())
                .param("summary", summary)
                .param("trial", trial)
                .param("connectors", Columns.uuids(connectors))
                .update();
    }

    /** False when it has ended already. */
    boolean end(UUID trial, ConnectorTrial result) {
        return jdbc.sql("""
                update secret_trial_connector
                set state = :state, passed = :passed, test_id = :test, delegate = :delegate::jsonb, verdict = :verdict,
                    code = :code, summary = :summary
                where trial_id = :trial and connector_id = :connector and state in ('ASKED', 'RUNNING')
                """)
                        .param("state", result.state().name())
                        .param("passed", result.passed())
                        .param("test", result.testId())
                        .param(
                                "delegate",
                                result.delegate() == null ? null : JSON.writeValueAsString(result.delegate()))
                        .param(
                                "verdict",
                                Objects.requireNonNull(result.verdict()).name())
                        .param("code", Objects.requireNonNull(result.code()).name())
                        .param("summary", result.summary())
                        .param("trial", trial)
                        .param("connector", result.connectorId())
                        .update()
                == 1;
    }

    private static ConnectorTrial read(ResultSet row, int number) throws SQLException {
        var connector = new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier"));
        var user = new ReferencingConnector(Columns.uuid(row, "connector_id"), connector, row.getString("name"));
        var delegate = row.getString("delegate");
        return new ConnectorTrial(
                new TrialCandidate(user, row.getString("configuration_hash"), row.getString("login")),
                ConnectorTrial.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getBoolean("passed"),
                Columns.uuidOrNull(row, "test_id"),
                delegate == null ? null : JSON.readValue(delegate, DelegateName.class),
                named(ConnectionVerdict.class, row.getString("verdict")),
                named(Diagnosis.class, row.getString("code")),
                row.getString("summary"));
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static String[] texts(List<TrialCandidate> candidates, Function<TrialCandidate, String> text) {
        return candidates.stream().map(text).toArray(String[]::new);
    }
}
