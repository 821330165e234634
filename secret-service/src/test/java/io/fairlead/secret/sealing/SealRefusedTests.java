package io.fairlead.secret.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.http.problem.Problem;
import io.fairlead.secret.sealing.SealRefused.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealRefusedTests {

    @Test
    void hasAProblemForEachReason() {
        var codes = Arrays.stream(SealRefused.class.getAnnotationsByType(Problem.class))
                .map(Problem::code);

        assertThat(codes)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
    }
}
