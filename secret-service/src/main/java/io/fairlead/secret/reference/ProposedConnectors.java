package io.fairlead.secret.reference;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The definitions that are being tried, each for as long as its test may take. */
@Repository
public class ProposedConnectors {

    private final JdbcClient jdbc;

    ProposedConnectors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void save(UUID trialId, TestRequested test) {
        var connection = test.connection();
        var origin = KnownConnectors.origin(connection.dockerRegistryUrl());
        jdbc.sql("""
                insert into proposed_connector (trial_id, connector_id, version, scope, origin, secrets, selectors, deadline)
                values (:trial, :connector, :version, :scope, :origin, :secrets, :selectors, :deadline)
                on conflict do nothing
                """)
                .param("trial", trialId)
                .param("connector", test.connectorId())
                .param("version", test.connectorVersion())
                .param("scope", test.connector().scope().toText())
                .param("origin", origin == null ? null : origin.toString())
                .param(
                        "secrets",
                        connection.auth().references().stream()
                                .map(ProposedConnectors::text)
                                .toArray(String[]::new))
                .param("selectors", Columns.texts(connection.delegateSelectors()))
                .param("deadline", Columns.timestamp(test.deadline()))
                .update();
    }

    public void delete(UUID trialId) {
        jdbc.sql("delete from proposed_connector where trial_id = :trial")
                .param("trial", trialId)
                .update();
    }

    /** Empty when it is not known, or no more. */
    public Optional<KnownConnector.Live> find(UUID trialId, UUID connectorId) {
        return jdbc.sql("""
                select * from proposed_connector
                where trial_id = :trial and connector_id = :connector and deadline > now()
                """)
                .param("trial", trialId)
                .param("connector", connectorId)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Those whose test was never heard to end. */
    @Scheduled(fixedDelayString = "#{@referenceProperties.purgeInterval()}")
    void purgeOverdue() {
        jdbc.sql("delete from proposed_connector where deadline < now()").update();
    }

    private static KnownConnector.Live read(ResultSet row) throws SQLException {
        var origin = row.getString("origin");
        return new KnownConnector.Live(
                Scope.parse(row.getString("scope")),
                row.getLong("version"),
                origin == null ? null : KnownConnectors.origin(origin),
                Arrays.stream((String[]) row.getArray("secrets").getArray())
                        .map(ProposedConnectors::reference)
                        .toList(),
                List.of((String[]) row.getArray("selectors").getArray()));
    }

    /** Neither part can contain a colon. */
    private static String text(ResourceReference secret) {
        return secret.scope().toText() + ":" + secret.identifier();
    }

    private static ResourceReference reference(String text) {
        var colon = text.indexOf(':');
        return new ResourceReference(Scope.parse(text.substring(0, colon)), text.substring(colon + 1));
    }
}
