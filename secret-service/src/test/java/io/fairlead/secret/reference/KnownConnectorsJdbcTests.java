package io.fairlead.secret.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.secret.reference.ReferencingConnector.TrialCandidate;
import io.fairlead.testkit.server.RealPostgres;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

@RealPostgres
@DataJdbcTest
@Import({ConnectorEvents.class, KnownConnectors.class, ReferencingConnectors.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class KnownConnectorsJdbcTests {

    private static final List<Scope> ACCOUNT = List.of(Scope.account("default"));
    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "ibm_api_key");
    private static final ResourceReference OTHER = new ResourceReference(Scope.account("default"), "other");

    private final ConnectorEvents events;
    private final KnownConnectors connectors;
    private final ReferencingConnectors referencingConnectors;
    private final UUID id = UUID.randomUUID();

    KnownConnectorsJdbcTests(
            ConnectorEvents events, KnownConnectors connectors, ReferencingConnectors referencingConnectors) {
        this.events = events;
        this.connectors = connectors;
        this.referencingConnectors = referencingConnectors;
    }

    @Test
    void knowWhereCredentialsMayGo() {
        events.on(new ConnectorCreated(id, 1, ConnectorFixtures.aConnector("ibm", 1, KEY)));

        assertThat(connectors.find(id))
                .contains(new KnownConnector.Live(
                        Scope.account("default"),
                        1,
                        new RegistryOrigin("https", "us.icr.io", 443),
                        List.of(KEY),
                        List.of()));
        assertThat(referencingConnectors.listSome(KEY, 10))
                .extracting(ReferencingConnector::connectorId)
                .containsExactly(id);
    }

    @Test
    void doNotKnowWhatNobodyToldThem() {
        assertThat(connectors.find(id)).isEmpty();
    }

    @Test
    void ignoreWhatIsOlder() {
        events.on(new ConnectorUpdated(id, 3, ConnectorFixtures.aConnector("ibm", 2, OTHER)));
        events.on(new ConnectorCreated(id, 1, ConnectorFixtures.aConnector("ibm", 1, KEY)));

        assertThat(referencingConnectors.count(KEY)).isZero();
        assertThat(referencingConnectors.count(OTHER)).isOne();
    }

    @Test
    void replaceWhatWasReferredTo() {
        events.on(new ConnectorCreated(id, 1, ConnectorFixtures.aConnector("ibm", 1, KEY)));
        events.on(new ConnectorUpdated(id, 2, ConnectorFixtures.aConnector("ibm", 2, OTHER)));

        assertThat(referencingConnectors.count(KEY)).isZero();
        assertThat(referencingConnectors.count(OTHER)).isOne();
    }

    @Test
    void neverBringBackADeletedOne() {
        events.on(new ConnectorDeleted(id, 4));
        events.on(new ConnectorUpdated(id, 3, ConnectorFixtures.aConnector("ibm", 2, KEY)));

        assertThat(connectors.find(id)).contains(new KnownConnector.Deleted());
        assertThat(referencingConnectors.count(KEY)).isZero();
    }

    @Test
    void areListedPartByPart() {
        for (var name : new String[] {"c", "a", "b"}) {
            events.on(new ConnectorCreated(UUID.randomUUID(), 1, ConnectorFixtures.aConnector(name, 1, KEY)));
        }

        var first = referencingConnectors.listVisibleFrom(ACCOUNT, KEY, null, 2);
        var second = referencingConnectors.listVisibleFrom(
                ACCOUNT, KEY, first.getLast().connector(), 2);

        assertThat(first).extracting(ReferencingConnector::name).containsExactly("a", "b");
        assertThat(second).extracting(ReferencingConnector::name).containsExactly("c");
    }

    @Test
    void showNothingOfOtherScopes() {
        var shop = new ResourceReference(Scope.org("default", "shop"), "ibm");
        var there = ConnectorFixtures.aConnector("ibm", 1, KEY);
        events.on(new ConnectorCreated(id, 1, new PublishedDefinition(shop, "ibm", 1, "hash", there.connection())));

        assertThat(referencingConnectors.listVisibleFrom(List.of(Scope.org("default", "shop")), KEY, null, 10))
                .hasSize(1);
        assertThat(referencingConnectors.listVisibleFrom(List.of(Scope.org("default", "sho")), KEY, null, 10))
                .isEmpty();
        assertThat(referencingConnectors.countVisibleFrom(List.of(), KEY)).isZero();
        assertThat(referencingConnectors.countVisibleFrom(ACCOUNT, KEY)).isOne();
    }

    @Test
    void knowWhoLogsInAsTheSameUserAtTheSameRegistry() {
        events.on(new ConnectorCreated(id, 1, ConnectorFixtures.aConnector("a", 1, KEY)));
        events.on(new ConnectorCreated(UUID.randomUUID(), 1, ConnectorFixtures.aConnector("b", 1, KEY)));

        assertThat(referencingConnectors.listTrialCandidates(KEY))
                .extracting(TrialCandidate::login)
                .containsOnly("https://us.icr.io iamapikey");
    }
}
