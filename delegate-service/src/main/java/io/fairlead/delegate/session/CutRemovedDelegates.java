package io.fairlead.delegate.session;

import io.fairlead.delegate.fleet.DelegateLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the connection and the work of a delegate that is removed. */
@Component
class CutRemovedDelegates {

    private final Switchboard switchboard;
    private final DelegateWork work;

    CutRemovedDelegates(Switchboard switchboard, DelegateWork work) {
        this.switchboard = switchboard;
        this.work = work;
    }

    @EventListener
    void on(DelegateLeft left) {
        work.disconnected(left.delegateId());
        switchboard.cut(left.delegateId());
    }
}
