package io.fairlead.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Wants every unchecked exception of a module that serves HTTP to say what a caller gets, or why nobody does. */
final class ProblemRule {

    private static final Set<String> SERVE_HTTP = Set.of(
            "org.springframework.web.bind.annotation.RestController",
            "org.springframework.web.bind.annotation.RestControllerAdvice");

    private static final Set<String> SAY_IT = Set.of(
            "io.fairlead.http.problem.Problem",
            "io.fairlead.http.problem.Problem$AnyOf",
            "io.fairlead.http.problem.NoProblem");

    private static final String ERROR_RESPONSE = "org.springframework.web.ErrorResponse";

    static final ArchRule RULE = classes()
            .that()
            .areAssignableTo(RuntimeException.class)
            .should(new SayWhatACallerGets())
            .because("a caller would get INTERNAL_ERROR otherwise");

    private ProblemRule() {}

    static boolean appliesTo(JavaClasses main) {
        return main.stream().anyMatch(type -> SERVE_HTTP.stream().anyMatch(type::isAnnotatedWith));
    }

    private static final class SayWhatACallerGets extends ArchCondition<JavaClass> {

        SayWhatACallerGets() {
            super("have @Problem or @NoProblem, or implement ErrorResponse");
        }

        @Override
        public void check(JavaClass exception, ConditionEvents events) {
            var says = SAY_IT.stream().anyMatch(exception::isAnnotatedWith) || exception.isAssignableTo(ERROR_RESPONSE);
            events.add(new SimpleConditionEvent(
                    exception, says, exception.getName() + " does not say which problem a caller gets"));
        }
    }
}
