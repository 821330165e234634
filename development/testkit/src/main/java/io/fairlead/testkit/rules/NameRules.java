package io.fairlead.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Holds the names of types and methods to the glossary in CONTRIBUTING.md: the field's terms, and one for each fact. */
final class NameRules {

    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");

    /** Words that no name needs: each has a term of the field in the glossary, or only a picture behind it. */
    private static final Set<String> FORBIDDEN = Set.of(
            // publish, consume, listener
            "tell",
            "tells",
            "told",
            "said",
            "hear",
            "heard",
            "hearer",
            "hearers",
            // request
            "wish",
            "wishes",
            "sought",
            // limit, max, min, timeout, retention, batch size
            "shortest",
            "season",
            // save, find, delete, purge
            "remember",
            "learn",
            "adopt",
            "forget",
            "keeper",
            // fix, repair; again, new
            "mend",
            "mends",
            "anew",
            // a principal, a client, nobody who is known
            "somebody",
            "stranger",
            "strangers",
            // pictures
            "deed",
            "desk",
            "errand",
            "farewell",
            "interview",
            "knock",
            "lately",
            "leftovers",
            "manners",
            "obituary",
            "quirk",
            "teach",
            "trade");

    static final ArchRule TYPES = classes()
            .that(DescribedPredicate.describe("have a name", type -> !type.isAnonymousClass()))
            .should(useAllowedWords())
            .because("the glossary has another word for it");

    static final ArchRule METHODS = methods()
            .that()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should(useAllowedWords())
            .because("the glossary has another word for it");

    private NameRules() {}

    private static <T extends HasName> ArchCondition<T> useAllowedWords() {
        return new ArchCondition<>("use no word that the glossary forbids") {
            @Override
            public void check(T named, ConditionEvents events) {
                forbiddenIn(simpleName(named))
                        .ifPresent(word -> events.add(SimpleConditionEvent.violated(
                                named, "%s says \"%s\"".formatted(described(named), word))));
            }
        };
    }

    static Optional<String> forbiddenIn(String name) {
        return WORD.matcher(name)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(FORBIDDEN::contains)
                .findFirst();
    }

    private static String simpleName(HasName named) {
        return named.getName().substring(named.getName().lastIndexOf('.') + 1);
    }

    private static String described(HasName named) {
        return named instanceof JavaMember member ? member.getFullName() : named.getName();
    }
}
