package io.fairlead.console.activity;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Audits;
import io.fairlead.console.api.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks every service for its newest entries, and orders all by time. */
@Component
class Activity {

    private static final int SHOWN = 50;

    private final Audits audits;

    Activity(Audits audits) {
        this.audits = audits;
    }

    /**
     * @param silent services that did not answer
     * @param more whether there are older ones
     */
    record Found(List<Deed> deeds, List<String> silent, boolean more) {}

    Found of(Place place, Sought sought) {
        var deeds = new ArrayList<Deed>();
        var silent = new ArrayList<String>();
        audits.all().forEach((service, audit) -> {
            if (!sought.asks(service)) {
                return;
            }
            try {
                audit.list(
                                place,
                                sought.who(),
                                sought.action(),
                                sought.thing(),
                                sought.result(),
                                sought.correlation(),
                                sought.from(),
                                sought.to(),
                                SHOWN + 1)
                        .items()
                        .forEach(entry -> deeds.add(new Deed(service, entry)));
            } catch (ApiProblem problem) {
                if (problem.status() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
                    throw problem;
                }
                silent.add(service);
            }
        });
        deeds.sort(
                Comparator.comparing((Deed deed) -> deed.entry().occurredAt()).reversed());
        return new Found(List.copyOf(deeds.subList(0, Math.min(SHOWN, deeds.size()))), silent, deeds.size() > SHOWN);
    }
}
