package io.fairlead.testkit.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Fails when a module's code leaves the house rules; every module has one test that calls {@link #check}. */
public final class HouseRules {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final Path RECORDED_TABLES = Path.of("src", "test", "resources", "tables.txt");

    private static final List<String> BANNED_PACKAGES = List.of(
            "service", "model", "dto", "entity", "impl", "util", "utils", "common", "core", "shared", "helper",
            "helpers", "manager", "base", "misc");

    private static final Set<String> INJECTION_ANNOTATIONS = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    private static final List<ArchRule> MAIN_RULES = List.of(
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("time comes from an injected Clock"),
            noClasses()
                    .should()
                    .resideInAnyPackage(BANNED_PACKAGES.stream()
                            .map(name -> "io.fairlead.." + name + "..")
                            .toArray(String[]::new))
                    .because("a package is a business word"),
            noClasses()
                    .should()
                    .resideInAnyPackage("io.fairlead..test..", "io.fairlead..tests..")
                    .because("tools take what lies under a folder named test for tests"),
            NameRules.TYPES,
            NameRules.METHODS,
            slices().assignedFrom(PackageSlices.EACH_PACKAGE)
                    .should()
                    .beFreeOfCycles()
                    .because("packages are read one after another"),
            classes()
                    .that()
                    .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                    .or()
                    .areAnnotatedWith("org.springframework.stereotype.Controller")
                    .or()
                    .areAnnotatedWith("org.springframework.web.bind.annotation.RestControllerAdvice")
                    .or(are(assignableTo("org.springframework.data.repository.Repository")))
                    .should()
                    .notBePublic()
                    .because("only their own package uses controllers and repositories"),
            noFields()
                    .should()
                    .beAnnotatedWith(describe(
                            "an annotation that injects",
                            note -> INJECTION_ANNOTATIONS.contains(
                                    note.getRawType().getName())))
                    .because("constructors inject"),
            methods()
                    .that()
                    .areAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")
                    .should()
                    .beDeclaredInClassesThat()
                    .areNotPublic()
                    .because("only their own package uses listeners"),
            methods()
                    .that()
                    .areAnnotatedWith(FixedDelayCondition.SCHEDULED)
                    .should(new FixedDelayCondition())
                    .because("intervals are written in one way, and documented"));

    private static final List<ArchRule> ALL_CODE_RULES = List.of(
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.mockito..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.test.context.bean.override.mockito.MockitoBean")
                    .because("fakes, a real PostgreSQL and a real broker show more than mocks"),
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .because("wait on a state, never on time"));

    private HouseRules() {}

    /** Checks the module whose root package is given; its sources are looked for under the working directory. */
    public static void check(String rootPackage) {
        check(rootPackage, Path.of(""));
    }

    /** Checks another module, which cannot use the test kit itself. */
    static void check(String rootPackage, Path module) {
        List<String> violations = new ArrayList<>(new SourceRules(module.resolve(SOURCES)).violations());
        violations.addAll(new TableRules(module.resolve(CLASSES), module.resolve(RECORDED_TABLES)).violations());
        // Looking up every class of Kafka and Spring would take ten seconds; only ancestors of repositories and
        // exceptions matter.
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
            configuration.setClassResolverArguments("org.springframework.data", "java.lang", "io.fairlead");
            var all = new ClassFileImporter()
                    .importPaths(compiled(module))
                    .that(describe(
                            "are of the module", type -> type.getPackageName().startsWith(rootPackage)));
            var main = all.that(describe("are main code", HouseRules::isMainCode));
            if (main.isEmpty()) {
                throw new AssertionError("no class of " + rootPackage + " was found to check");
            }
            violations.addAll(violationsOfMainRules(main));
            if (ProblemRule.appliesTo(main)) {
                violations.addAll(violations(List.of(ProblemRule.RULE), main));
            }
            violations.addAll(violationsOfAllCodeRules(all));
        });
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), violations));
        }
    }

    private static List<Path> compiled(Path module) {
        return Stream.of(CLASSES, TEST_CLASSES)
                .map(module::resolve)
                .filter(Files::exists)
                .toList();
    }

    static List<String> violationsOfMainRules(JavaClasses classes) {
        return violations(MAIN_RULES, classes);
    }

    static List<String> violationsOfAllCodeRules(JavaClasses classes) {
        return violations(ALL_CODE_RULES, classes);
    }

    private static List<String> violations(List<ArchRule> rules, JavaClasses classes) {
        return rules.stream()
                .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .toList();
    }

    private static boolean isMainCode(JavaClass type) {
        return type.getSource()
                .map(source -> ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(Location.of(source.getUri())))
                .orElse(true);
    }
}
