package io.fairlead.events.out;

import java.util.Collection;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;

/** Has the events of a transaction published once it is committed, and forgets them when it is undone. */
class PublishAfterCommit implements TransactionSynchronization {

    private final Collection<DirectEvent> held;
    private final Set<Integer> left;
    private final DirectPublisher direct;
    private final OutboxPublisher reader;
    private boolean partlyUndone;
    private boolean done;

    /** @param left the partitions of events that nobody holds in memory */
    PublishAfterCommit(
            Collection<DirectEvent> held, Set<Integer> left, DirectPublisher direct, OutboxPublisher reader) {
        this.held = held;
        this.left = left;
        this.direct = direct;
        this.reader = reader;
    }

    /** Which of the events are still stored, only the table knows. */
    @Override
    public void savepointRollback(Object savepoint) {
        partlyUndone = true;
    }

    @Override
    public void afterCommit() {
        done = true;
        if (partlyUndone) {
            direct.leave(held);
        } else {
            direct.committed(held);
        }
        left.forEach(reader::wake);
    }

    /** Also where something else that waited for the commit has failed. */
    @Override
    public void afterCompletion(int status) {
        if (done) {
            return;
        }
        switch (status) {
            case STATUS_COMMITTED -> afterCommit();
            case STATUS_ROLLED_BACK -> direct.rolledBack(held);
            default -> {
                direct.leave(held);
                left.forEach(reader::wake);
            }
        }
    }
}
