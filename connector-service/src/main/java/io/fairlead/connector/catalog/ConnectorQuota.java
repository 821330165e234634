package io.fairlead.connector.catalog;

import io.fairlead.contracts.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bounds how many connectors an organisation with its projects, or an account itself, may have. Counts once a minute,
 * and each time when nine tenths are reached; so several who create at the same moment may get a few more.
 */
@Component
class ConnectorQuota {

    private static final Duration COUNT_INTERVAL = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final ConnectorQuotaProperties settings;
    private final Clock clock;
    private final ConcurrentMap<String, KnownCount> counts = new ConcurrentHashMap<>();

    ConnectorQuota(JdbcClient jdbc, ConnectorQuotaProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How many connectors there are, and how many there may be.
     *
     * @param connectors of the organisation with its projects, or of the account itself
     * @param maxConnectors from so many on, none can be created
     */
    record QuotaResponse(int connectors, int maxConnectors) {}

    private record KnownCount(int connectors, Instant countedAt) {}

    void requireRoom(Scope scope) {
        var organisation = organisation(scope);
        var now = clock.instant();
        var count = counts.compute(
                organisation,
                (_, known) -> known == null || isOutdated(known, now)
                        ? new KnownCount(count(scope) + 1, now)
                        : new KnownCount(known.connectors() + 1, known.countedAt()));
        if (count.connectors() > settings.maxConnectors()) {
            counts.remove(organisation);
            throw ConnectorQuotaExceeded.of(organisation, settings.maxConnectors());
        }
    }

    QuotaResponse read(Scope scope) {
        return new QuotaResponse(count(scope), settings.maxConnectors());
    }

    private boolean isOutdated(KnownCount known, Instant now) {
        return known.connectors() >= settings.maxConnectors() / 10 * 9
                || known.countedAt().plus(COUNT_INTERVAL).isBefore(now);
    }

    private int count(Scope scope) {
        var organisation = organisation(scope);
        return jdbc.sql("""
                select count(*) from connector
                 where scope = :organisation or (:inside <> '' and starts_with(scope, :inside))
                """)
                .param("organisation", organisation)
                .param("inside", scope.org() == null ? "" : organisation + "/")
                .query(Integer.class)
                .single();
    }

    private static String organisation(Scope scope) {
        return scope.org() == null ? scope.account() : scope.account() + "/" + scope.org();
    }
}
