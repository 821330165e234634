package io.fairlead.testing.run;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A test run in a row of many.
 *
 * @param id of the run
 * @param trigger what made the connector be tested
 * @param state how far it is
 * @param verdict what it proved; present once the state is final
 * @param code what exactly it found; present once the state is final
 * @param requestedAt when it was asked for
 * @param completedAt when it ended; absent until then
 */
public record RunSummary(
        UUID id,
        TestTrigger trigger,
        RunState state,
        @Nullable ConnectionVerdict verdict,
        @Nullable Diagnosis code,
        Instant requestedAt,
        @Nullable Instant completedAt) {

    static RunSummary read(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        var code = row.getString("code");
        var completedAt = row.getString("completed_at");
        return new RunSummary(
                Columns.uuid(row, "id"),
                TestTrigger.valueOf(row.getString("trigger")),
                RunState.valueOf(row.getString("state")),
                verdict == null ? null : ConnectionVerdict.valueOf(verdict),
                code == null ? null : Diagnosis.valueOf(code),
                Columns.instant(row, "requested_at"),
                completedAt == null ? null : Instant.parse(completedAt));
    }
}
