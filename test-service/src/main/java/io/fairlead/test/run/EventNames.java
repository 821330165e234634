package io.fairlead.test.run;

import io.fairlead.contracts.test.TestEvent;
import io.fairlead.contracts.test.TestEvent.TestCompleted;
import io.fairlead.contracts.test.TestEvent.TestRequested;
import io.fairlead.contracts.test.TestEvent.TestStarted;
import io.fairlead.contracts.test.TestEvent.TestStepFinished;

/** Names the events of a run as they are stored and as a stream sends them; a name stays, whatever its record is called. */
final class EventNames {

    static final String COMPLETED = "TestCompleted";

    private EventNames() {}

    static String of(TestEvent event) {
        return switch (event) {
            case TestRequested _ -> "TestRequested";
            case TestStarted _ -> "TestStarted";
            case TestStepFinished _ -> "TestStepFinished";
            case TestCompleted _ -> COMPLETED;
        };
    }
}
