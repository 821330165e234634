package io.fairlead.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.http.page.PageToken;
import io.fairlead.http.problem.ETags;
import io.fairlead.http.problem.InvalidRequest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReachableProblemsTests {

    private final ReachableProblems problems = new ReachableProblems();

    @Test
    void findsWhatIsMadeFarBelow() {
        assertThat(from(PageToken.class, "before")).contains(InvalidRequest.class);
    }

    @Test
    void findsWhatAFactoryMakes() {
        assertThat(from(ETags.class, "require"))
                .singleElement()
                .extracting(Class::getSimpleName)
                .isEqualTo("PreconditionFailed");
    }

    private Iterable<Class<?>> from(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method))
                .flatMap(declared -> problems.from(declared).stream())
                .distinct()
                .toList();
    }
}
