package io.fairlead.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.document.ConnectorTags;
import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.testkit.server.RealPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Import;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import({ReferencedSecrets.class, HealthBatch.class, ConnectorList.class})
class ConnectorsJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Scope ACME = Scope.account("acme");
    private static final ResourceReference KEY = new ResourceReference(ACME, "key");

    @Autowired
    private Connectors connectors;

    @Autowired
    private ReferencedSecrets references;

    @Autowired
    private HealthBatch healths;

    @Autowired
    private ConnectorList list;

    @Test
    void givesBackWhatWasStored() {
        var stored = aConnector("one", "One", new UsernamePassword(null, KEY, KEY));

        assertThat(references.insertWithConnector(stored)).isTrue();

        assertThat(connectors.find(stored.reference())).contains(stored);
        assertThat(connectors.findLocked(stored.reference())).contains(stored);
        assertThat(connectors.findLockedById(stored.id())).contains(stored);
    }

    @Test
    void storesNoSecondOneUnderAnIdentifier() {
        references.insertWithConnector(aConnector("one", "One", new Anonymous()));

        assertThat(references.insertWithConnector(aConnector("one", "Other", new UsernamePassword("u", null, KEY))))
                .isFalse();
        assertThat(connectors.findLockedReferringTo(KEY.scope(), KEY.identifier()))
                .isEmpty();
    }

    @Test
    void findsWhoUsesASecretAlsoAfterAReplacement() {
        var connector = aConnector("one", "One", new UsernamePassword("u", null, KEY));
        references.insertWithConnector(connector);
        assertThat(connectors.findLockedReferringTo(KEY.scope(), KEY.identifier()))
                .containsExactly(connector);

        var replaced = connector.replacedBy(
                DefinitionChange.of(aConnector("one", "One", new Anonymous()).definition()), NOON.plusSeconds(1));
        connectors.save(replaced);
        references.replace(replaced.id(), replaced.referencedSecrets());

        assertThat(connectors.findLockedReferringTo(KEY.scope(), KEY.identifier()))
                .isEmpty();
        assertThat(connectors.find(connector.reference())).contains(replaced);
    }

    @Test
    void listsTenThousandWithoutGapsOrRepeats() {
        for (var number = 0; number < 10_000; number++) {
            references.insertWithConnector(
                    aConnector("c" + number, "Name %d".formatted(number % 700), new Anonymous()));
        }

        var seen = new ArrayList<String>();
        var names = new ArrayList<String>();
        String token = null;
        do {
            var page = list.page(ConnectorFilter.all(ACME, false), ListOrder.NAME, query(token));
            page.items().forEach(item -> seen.add(item.identifier()));
            page.items().forEach(item -> names.add(item.name().toLowerCase(java.util.Locale.ROOT)));
            token = page.nextPageToken();
        } while (token != null);

        assertThat(seen).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(names).isSorted();
    }

    @Test
    void answersAnEmptyListWithoutATokenAndAFullOneWithoutAnEmptyPageAfterIt() {
        var filter = ConnectorFilter.all(ACME, true);
        assertThat(list.page(filter, ListOrder.NAME, query(null)).items()).isEmpty();

        for (var number = 0; number < 200; number++) {
            references.insertWithConnector(aConnector("c" + number, "Name", new Anonymous()));
        }

        assertThat(list.page(filter, ListOrder.NAME, query(null)).items()).hasSize(200);
        assertThat(list.page(filter, ListOrder.NAME, query(null)).nextPageToken())
                .isNull();
    }

    @Test
    void listsWhatChangedItsStatusLastFirstAndNoneTwice() {
        for (var number = 0; number < 250; number++) {
            var connector = aConnector("c" + number, "Name", new Anonymous());
            references.insertWithConnector(connector);
            healths.save(List.of(connector.withHealth(failed(connector), NOON.plusSeconds(number / 2))));
        }
        var failing = new ConnectorFilter(ACME, false, ConnectorStatus.FAILURE, null, null, null, null, null);

        var first = list.page(failing, ListOrder.STATUS_SINCE, query(null));
        var rest = list.page(failing, ListOrder.STATUS_SINCE, query(first.nextPageToken()));

        var all = Stream.concat(first.items().stream(), rest.items().stream()).toList();
        assertThat(all).hasSize(250).extracting(ConnectorResponse::identifier).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(answer -> answer.status().since())
                .isSortedAccordingTo(Comparator.reverseOrder())
                .first()
                .isEqualTo(NOON.plusSeconds(124));
        assertThatExceptionOfType(InvalidRequest.class)
                .as("a token of another order")
                .isThrownBy(() -> list.page(failing, ListOrder.NAME, query(first.nextPageToken())));
    }

    @Test
    void remembersSinceWhenAStatusHolds() {
        var created = aConnector("one", "One", new Anonymous());
        var failed = created.withHealth(failed(created), NOON.plusSeconds(5));
        var failedAgain = failed.withHealth(failed(created), NOON.plusSeconds(9));

        assertThat(created.statusSince()).isEqualTo(NOON);
        assertThat(failedAgain.statusSince()).isEqualTo(NOON.plusSeconds(5));
        assertThat(failedAgain
                        .replacedBy(DefinitionChange.of(created.definition()), NOON.plusSeconds(12))
                        .statusSince())
                .isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void findsConnectorsByWordsFromAnywhere() {
        references.insertWithConnector(aConnector("IBM_CR", "Production images", new Anonymous()));
        references.insertWithConnector(aConnector("hub", "Docker Hub", new Anonymous()));

        assertThat(found("PROD ibm")).containsExactly("IBM_CR");
        assertThat(found("k: v example.com")).containsExactly("hub", "IBM_CR");
        assertThat(found("https")).as("only the address's host is searched").isEmpty();
        assertThat(found("prod hub")).isEmpty();
    }

    @Test
    void countsByStatusInOneScopeOrAlsoInTheWiderOnes() {
        var inOrg = new ResourceReference(Scope.org("acme", "sales"), "one");
        var failing = aConnector(new ResourceReference(ACME, "two"), "Two", new Anonymous());
        references.insertWithConnector(aConnector(inOrg, "One", new Anonymous()));
        references.insertWithConnector(failing);
        healths.save(List.of(failing.withHealth(failed(failing), NOON)));

        var own = StatusCounts.of(list.count(ConnectorFilter.all(inOrg.scope(), false)));
        var inherited = StatusCounts.of(list.count(ConnectorFilter.all(inOrg.scope(), true)));

        assertThat(own.total()).isEqualTo(1);
        assertThat(own.byStatus())
                .containsEntry(ConnectorStatus.PENDING, 1L)
                .containsEntry(ConnectorStatus.FAILURE, 0L);
        assertThat(inherited.total()).isEqualTo(2);
        assertThat(inherited.byStatus())
                .containsEntry(ConnectorStatus.PENDING, 1L)
                .containsEntry(ConnectorStatus.FAILURE, 1L);
        assertThat(inherited.byProviderType()).containsExactly(Map.entry(ProviderType.Other, 2L));
    }

    private List<String> found(String words) {
        var wish = new ConnectorFilter(ACME, false, null, null, null, words, null, null);
        return list.page(wish, ListOrder.NAME, query(null)).items().stream()
                .map(ConnectorResponse::identifier)
                .toList();
    }

    private static ConnectorHealth failed(Connector connector) {
        var refused = DiagnosedOutcome.of(Diagnosis.BAD_CREDENTIALS_BASIC, "401");
        return connector
                .health()
                .afterTest(new TestCompleted(
                        UUID.randomUUID(),
                        2,
                        connector.id(),
                        1,
                        connector.configurationHash(),
                        FinalTestState.COMPLETED,
                        refused,
                        List.of(),
                        null,
                        NOON,
                        null));
    }

    private static PageQuery query(@Nullable String token) {
        return new PageQuery(200, token);
    }

    private static Connector aConnector(String identifier, String name, RegistryAuth auth) {
        return aConnector(new ResourceReference(ACME, identifier), name, auth);
    }

    private static Connector aConnector(ResourceReference reference, String name, RegistryAuth auth) {
        var connection = new RegistryConnection(
                "https://registry.example.com", ProviderType.Other, auth, List.of("a"), null, List.of(), "");
        return Connector.create(
                reference, new ConnectorDefinition(name, "", new ConnectorTags(Map.of("k", "v")), connection), NOON);
    }
}
