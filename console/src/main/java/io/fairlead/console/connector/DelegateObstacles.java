package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Connector;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.DelegateClient.DelegateMatch;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.TestClient;
import io.fairlead.console.api.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says why no delegate takes a test that waits for one, by the very rule that assigns it. */
@Component
class DelegateObstacles {

    private final DelegateClient delegates;
    private final TestClient tests;

    DelegateObstacles(DelegateClient delegates, TestClient tests) {
        this.delegates = delegates;
        this.tests = tests;
    }

    /** How many tests are served before it; absent where that is not known, or it has begun meanwhile. */
    @Nullable
    Integer testsBefore(PageScope scope, TestRun waiting) {
        try {
            return tests.read(scope, waiting.id()).testsBefore();
        } catch (ApiProblem _) {
            return null;
        }
    }

    /** What each delegate lacks, if there are any; absent where one could take it, so that it is a matter of moments. */
    @Nullable
    List<DelegateMatch> find(Connector connector) {
        try {
            var matches =
                    delegates.matches(connector.pageScope(), connector.spec().delegateSelectors());
            return matches.stream().anyMatch(DelegateMatch::eligible) ? null : matches;
        } catch (ApiProblem _) {
            // The page says that the test waits; why, it leaves out.
            return null;
        }
    }
}
