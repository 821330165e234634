package io.fairlead.console.activity;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.AuditClients;
import io.fairlead.console.api.PageScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks every service for its newest entries, and orders all by time. */
@Component
class ActivityFeed {

    private static final int PAGE_SIZE = 50;

    private final AuditClients clients;

    ActivityFeed(AuditClients clients) {
        this.clients = clients;
    }

    /**
     * @param unavailable services that did not answer
     * @param more whether there are older ones
     */
    record ActivityPage(List<ActivityEntry> entries, List<String> unavailable, boolean more) {}

    ActivityPage list(PageScope scope, ActivityFilter filter) {
        var entries = new ArrayList<ActivityEntry>();
        var unavailable = new ArrayList<String>();
        clients.all().forEach((service, audit) -> {
            if (!filter.includesService(service)) {
                return;
            }
            try {
                audit.list(
                                scope,
                                filter.who(),
                                filter.action(),
                                filter.thing(),
                                filter.result(),
                                filter.correlation(),
                                filter.from(),
                                filter.to(),
                                PAGE_SIZE + 1)
                        .items()
                        .forEach(entry -> entries.add(new ActivityEntry(service, entry)));
            } catch (ApiProblem problem) {
                if (problem.status() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
                    throw problem;
                }
                unavailable.add(service);
            }
        });
        entries.sort(
                Comparator.comparing((ActivityEntry deed) -> deed.auditEntry().occurredAt())
                        .reversed());
        return new ActivityPage(
                List.copyOf(entries.subList(0, Math.min(PAGE_SIZE, entries.size()))),
                unavailable,
                entries.size() > PAGE_SIZE);
    }
}
