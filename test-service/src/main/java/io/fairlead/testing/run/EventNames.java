package io.fairlead.testing.run;

import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestExpedited;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestStarted;
import io.fairlead.contracts.testing.TestEvent.TestStepFinished;

/** Names the events of a run as they are stored and as a stream sends them; a name stays, whatever its record is called. */
final class EventNames {

    static final String COMPLETED = "TestCompleted";
    static final String EXPEDITED = "TestExpedited";

    private EventNames() {}

    static String of(TestEvent event) {
        return switch (event) {
            case TestRequested _ -> "TestRequested";
            case TestExpedited _ -> EXPEDITED;
            case TestStarted _ -> "TestStarted";
            case TestStepFinished _ -> "TestStepFinished";
            case TestCompleted _ -> COMPLETED;
        };
    }
}
