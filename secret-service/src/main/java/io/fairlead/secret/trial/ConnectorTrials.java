package io.fairlead.secret.trial;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.secret.reference.ReferencingConnector;
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

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final TrialProperties properties;

    ConnectorTrials(JdbcClient jdbc, TrialProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    List<ConnectorTrial> list(UUID trial) {
        return jdbc.sql("select * from secret_trial_connector where trial_id = ? order by scope, identifier")
                .param(trial)
                .query(ConnectorTrials::read)
                .list();
    }

    /** Those that are in the table already stay as they are. */
    void saveNew(UUID trial, List<ReferencingConnector.TrialCandidate> candidates) {
        jdbc.sql("""
                insert into secret_trial_connector (trial_id, connector_id, scope, identifier, name,
                                                    configuration_hash, login)
                select ?, * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                on conflict do nothing
                """)
                .params(
                        trial,
                        candidates.stream()
                                .map(user -> user.connector().connectorId())
                                .toArray(UUID[]::new),
                        texts(
                                candidates,
                                user -> user.connector().connector().scope().toText()),
                        texts(candidates, user -> user.connector().connector().identifier()),
                        texts(candidates, user -> user.connector().name()),
                        texts(candidates, ReferencingConnector.TrialCandidate::configurationHash),
                        texts(candidates, ReferencingConnector.TrialCandidate::login))
                .update();
    }

    void markRequested(UUID trial, Collection<UUID> connectors) {
        jdbc.sql("""
                update secret_trial_connector
                set state = 'ASKED', asked_at = now(), tries = tries + 1, test_id = null, task_id = null, attempt = null,
                    sealed_for = null
                where trial_id = ? and connector_id = any(?::uuid[])
                """).params(trial, ids(connectors)).update();
    }

    /** Those that are asked again now, because no run of theirs was heard of. */
    List<UUID> repeatRequests(UUID trial) {
        return jdbc.sql("""
                update secret_trial_connector set asked_at = now()
                where trial_id = ? and state = 'ASKED' and test_id is null
                  and asked_at < now() - ? * interval '1 millisecond'
                returning connector_id
                """)
                .params(trial, properties.askAgainAfter().toMillis())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    void saveTestId(UUID trial, UUID connector, UUID test) {
        jdbc.sql("update secret_trial_connector set test_id = ? where trial_id = ? and connector_id = ?")
                .params(test, trial, connector)
                .update();
    }

    /** Puts back one whose test found nothing out. */
    boolean requeue(UUID trial, UUID connector) {
        return jdbc.sql("""
                update secret_trial_connector set state = 'WAITING'
                where trial_id = ? and connector_id = ? and state in ('ASKED', 'RUNNING')
                """).params(trial, connector).update() == 1;
    }

    /** Ends those that are open, without a result of their own. */
    void end(UUID trial, Collection<UUID> connectors, ConnectorTrial.State state, String summary) {
        jdbc.sql("""
                update secret_trial_connector set state = ?, summary = ?
                where trial_id = ? and connector_id = any(?::uuid[]) and state in ('WAITING', 'ASKED', 'RUNNING')
                """).params(state.name(), summary, trial, ids(connectors)).update();
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
        var user =
                new ReferencingConnector(row.getObject("connector_id", UUID.class), connector, row.getString("name"));
        var delegate = row.getString("delegate");
        return new ConnectorTrial(
                new ReferencingConnector.TrialCandidate(
                        user, row.getString("configuration_hash"), row.getString("login")),
                ConnectorTrial.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getBoolean("passed"),
                row.getObject("test_id", UUID.class),
                delegate == null ? null : JSON.readValue(delegate, DelegateName.class),
                named(ConnectionVerdict.class, row.getString("verdict")),
                named(Diagnosis.class, row.getString("code")),
                row.getString("summary"));
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static String[] texts(
            List<ReferencingConnector.TrialCandidate> candidates,
            Function<ReferencingConnector.TrialCandidate, String> text) {
        return candidates.stream().map(text).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<UUID> connectors) {
        return connectors.toArray(UUID[]::new);
    }
}
