package io.fairlead.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.document.Definition;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.Auth;
import io.fairlead.contracts.registry.RegistryConnection.Auth.Anonymous;
import io.fairlead.contracts.registry.RegistryConnection.Auth.UsernamePassword;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.PageQuery;
import io.fairlead.testbed.RealPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
@Import({Connectors.class, ConnectorList.class})
class ConnectorsJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Scope ACME = Scope.account("acme");
    private static final Reference KEY = new Reference(ACME, "key");

    @Autowired
    private Connectors connectors;

    @Autowired
    private ConnectorList list;

    @Test
    void givesBackWhatWasStored() {
        var stored = aConnector("one", "One", new UsernamePassword(null, KEY, KEY));

        assertThat(connectors.insert(stored)).isTrue();

        assertThat(connectors.find(stored.reference())).contains(stored);
        assertThat(connectors.lock(stored.id())).contains(stored);
    }

    @Test
    void storesNoSecondOneUnderAnIdentifier() {
        connectors.insert(aConnector("one", "One", new Anonymous()));

        assertThat(connectors.insert(aConnector("one", "Other", new UsernamePassword("u", null, KEY))))
                .isFalse();
        assertThat(connectors.lockUsersOf(KEY)).isEmpty();
    }

    @Test
    void findsWhoUsesASecretAlsoAfterAReplacement() {
        var connector = aConnector("one", "One", new UsernamePassword("u", null, KEY));
        connectors.insert(connector);
        assertThat(connectors.lockUsersOf(KEY)).containsExactly(connector);

        var replaced =
                connector.replacedBy(aConnector("one", "One", new Anonymous()).definition(), NOON.plusSeconds(1));
        connectors.update(replaced);

        assertThat(connectors.lockUsersOf(KEY)).isEmpty();
        assertThat(connectors.find(connector.reference())).contains(replaced);
    }

    @Test
    void listsTenThousandWithoutGapsOrRepeats() {
        for (var number = 0; number < 10_000; number++) {
            connectors.insert(aConnector("c" + number, "Name %d".formatted(number % 700), new Anonymous()));
        }

        var seen = new ArrayList<String>();
        var names = new ArrayList<String>();
        String token = null;
        do {
            var page = list.page(new ConnectorList.Wish(ACME, false, null, null, null, null, null), query(token));
            page.items().forEach(item -> seen.add(item.identifier()));
            page.items().forEach(item -> names.add(item.name().toLowerCase(java.util.Locale.ROOT)));
            token = page.nextPageToken();
        } while (token != null);

        assertThat(seen).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(names).isSorted();
    }

    @Test
    void answersAnEmptyListWithoutATokenAndAFullOneWithoutAnEmptyPageAfterIt() {
        var wish = new ConnectorList.Wish(ACME, true, null, null, null, null, null);
        assertThat(list.page(wish, query(null)).items()).isEmpty();

        for (var number = 0; number < 200; number++) {
            connectors.insert(aConnector("c" + number, "Name", new Anonymous()));
        }

        assertThat(list.page(wish, query(null)).items()).hasSize(200);
        assertThat(list.page(wish, query(null)).nextPageToken()).isNull();
    }

    private static PageQuery query(@Nullable String token) {
        return new PageQuery(200, token);
    }

    private static Connector aConnector(String identifier, String name, Auth auth) {
        var connection = new RegistryConnection(
                "https://registry.example.com", ProviderType.Other, auth, List.of("a"), null, List.of(), "");
        return Connector.create(
                new Reference(ACME, identifier), new Definition(name, "", Map.of("k", "v"), connection), NOON);
    }
}
