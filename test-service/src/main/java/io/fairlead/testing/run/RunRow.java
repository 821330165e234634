package io.fairlead.testing.run;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TrialSubject;
import io.fairlead.testing.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Makes a run of its row. */
record RunRow(LenientJson json) {

    TestRun read(ResultSet row, int number) throws SQLException {
        var subject = new ConnectorUnderTest(
                row.getObject("connector_id", UUID.class),
                new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                row.getLong("connector_version"),
                row.getString("configuration_hash"));
        var trial = row.getString("trial");
        var cause = new RunCause(
                TestTrigger.valueOf(row.getString("trigger")),
                row.getObject("secret_id", UUID.class),
                row.getObject("secret_version", Long.class),
                row.getInt("retries"),
                trial == null ? null : json.read(trial, TrialSubject.class));
        var ending = row.getString("ending");
        var startedAt = row.getObject("started_at", OffsetDateTime.class);
        return new TestRun(
                row.getObject("id", UUID.class),
                subject,
                cause,
                RunState.valueOf(row.getString("state")),
                row.getLong("sequence"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                startedAt == null ? null : startedAt.toInstant(),
                json.read(row.getString("progress"), RunProgress.class),
                ending == null ? null : json.read(ending, RunCompletion.class));
    }
}
