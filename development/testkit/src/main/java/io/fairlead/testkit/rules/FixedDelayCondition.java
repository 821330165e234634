package io.fairlead.testkit.rules;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** Holds for a schedule whose delay is a setting ({@code #{@runProperties.sweepInterval()}}) or a duration in ISO 8601. */
class FixedDelayCondition extends ArchCondition<JavaMethod> {

    static final String SCHEDULED = "org.springframework.scheduling.annotation.Scheduled";

    private static final Pattern DELAY = Pattern.compile("#\\{@\\w+Properties\\.\\w+\\(\\)}|PT[0-9.HMS]+");

    FixedDelayCondition() {
        super("have a fixedDelayString that is a setting or a duration in ISO 8601");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        var delay = method.getAnnotationOfType(SCHEDULED).tryGetExplicitlyDeclaredProperty("fixedDelayString");
        events.add(new SimpleConditionEvent(
                method,
                delay.filter(text -> DELAY.matcher(text.toString()).matches()).isPresent(),
                method.getFullName() + " has " + delay.map(Object::toString).orElse("no fixedDelayString")));
    }
}
