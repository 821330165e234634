package io.fairlead.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.wire.ProblemCodes;
import io.fairlead.testkit.wire.RecordedNames;
import java.io.IOException;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GatewayProblemTests {

    @Test
    void keepsEveryCode() throws IOException {
        var codes = new TreeSet<>(ProblemCodes.onClassPath());
        Arrays.stream(GatewayProblem.values())
                .map(problem -> problem.name() + " " + problem.status())
                .forEach(codes::add);

        assertThat(RecordedNames.in("codes.txt").missingFrom(codes)).isEmpty();
    }
}
