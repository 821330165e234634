package io.fairlead.delegate.session;

import io.fairlead.delegate.fleet.DelegateDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the connection and the work of a delegate that is removed. */
@Component
class DisconnectRemovedDelegates {

    private final FrameRouter frames;
    private final DelegateSessionHandler handler;

    DisconnectRemovedDelegates(FrameRouter frames, DelegateSessionHandler handler) {
        this.frames = frames;
        this.handler = handler;
    }

    @EventListener
    void on(DelegateDeleted left) {
        handler.disconnected(left.delegateId());
        frames.disconnect(left.delegateId());
    }
}
