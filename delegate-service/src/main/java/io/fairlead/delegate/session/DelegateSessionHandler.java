package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import java.util.List;
import java.util.UUID;

/** What is done with the delegates that are connected. */
public interface DelegateSessionHandler {

    /** In the transaction that connects: says which of the work that the delegate still holds is to go on. */
    List<TaskAttempt> resume(UUID delegateId, List<TaskAttempt> running);

    /** After that transaction, when frames can be sent. */
    void connected(UUID delegateId);

    /** In the order in which the delegate sent them. */
    void frameReceived(UUID delegateId, Frame.FromDelegate frame);

    /** In the transaction that disconnects or removes. */
    void disconnected(UUID delegateId);
}
