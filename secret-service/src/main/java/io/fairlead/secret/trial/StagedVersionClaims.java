package io.fairlead.secret.trial;

import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says which staged version a task may have. An order names the trial, and nothing else that it says counts: the trial
 * must be open, the connector's turn must have come, and the first task, and of each attempt the first delegate, have it
 * to themselves.
 */
@Component
@ReadsTables({"secret", "secret_version"})
public class StagedVersionClaims {

    private static final String CLAIM = """
            update secret_trial_connector tried
            set state = 'RUNNING', task_id = :task, attempt = :attempt, sealed_for = :delegate
            from secret_trial trial
            join secret_version version on version.secret_id = trial.secret_id and version.version = trial.version
            join secret on secret.id = trial.secret_id
            where trial.id = tried.trial_id and trial.id = :trial and tried.connector_id = :connector
              and trial.state = 'RUNNING' and trial.deadline > now() and version.state = 'STAGED'
              and tried.state in ('ASKED', 'RUNNING')
              and (tried.task_id is null
                   or tried.task_id = :task
                      and (tried.attempt < :attempt or tried.attempt = :attempt and tried.sealed_for = :delegate))
            returning secret.scope, secret.identifier, trial.secret_id, trial.version
            """;

    private final JdbcClient jdbc;

    StagedVersionClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the order is not entitled to any. */
    public Optional<SecretVersionReference> claim(UUID trialId, SealRequest sealRequest) {
        return jdbc.sql(CLAIM)
                .param("trial", trialId)
                .param("task", sealRequest.taskId())
                .param("attempt", sealRequest.attempt())
                .param("delegate", sealRequest.delegateId())
                .param("connector", sealRequest.connectorId())
                .query((row, _) -> new SecretVersionReference(
                        new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                        Columns.uuid(row, "secret_id"),
                        row.getLong("version")))
                .optional();
    }
}
