package io.fairlead.delegate.task;

import io.fairlead.delegate.fleet.FreePlaces;
import io.fairlead.runtime.settings.DatabaseProperties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a delegate that has room the tasks whose turn it is; reads no more of the queue than may fit. */
@Component
class FillPlaces {

    private static final Logger log = LoggerFactory.getLogger(FillPlaces.class);

    /** So many are looked at, since some of the first may not fit or have their share already. */
    private static final int HEAD_SIZE = 64;

    private final WaitingTasks waiting;
    private final FreePlaces places;
    private final OfferTasks offers;
    private final TransactionTemplate transaction;
    private final Set<UUID> requested = ConcurrentHashMap.newKeySet();

    /** Virtual threads wait here, and not for a connection of the pool. */
    private final Semaphore permits;

    FillPlaces(
            WaitingTasks waiting,
            FreePlaces places,
            OfferTasks offers,
            TransactionTemplate transaction,
            DatabaseProperties database) {
        this.waiting = waiting;
        this.places = places;
        this.offers = offers;
        this.transaction = transaction;
        this.permits = new Semaphore(database.halfOfPool());
    }

    /** Soon, on a thread of its own; many requests at once become one. */
    void fillSoon(UUID delegateId) {
        if (requested.add(delegateId)) {
            Thread.ofVirtual().name("fill-places").start(() -> fillNow(delegateId));
        }
    }

    private void fillNow(UUID delegateId) {
        permits.acquireUninterruptibly();
        try {
            requested.remove(delegateId);
            fill(delegateId);
        } catch (RuntimeException e) {
            log.warn("places of delegate {} not filled, the next sweep tries again", delegateId, e);
        } finally {
            permits.release();
        }
    }

    void fill(UUID delegateId) {
        transaction.executeWithoutResult(_ -> places.lock(delegateId).ifPresent(held -> {
            var shares = new DelegateShares(held);
            if (shares.areAllTaken()) {
                return;
            }
            var chosen = shares.take(waiting.listNext(held, HEAD_SIZE));
            if (chosen.isEmpty()) {
                chosen = shares.take(waiting.listNextOfEachKind(held, HEAD_SIZE));
            }
            if (!chosen.isEmpty()) {
                offers.offer(chosen, held.delegate());
            }
        }));
    }
}
