package io.fairlead.testbed;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Fails when a module's code leaves the house rules; every module has one test that calls {@link #check}. */
public final class HouseRules {

    private static final List<String> EMPTY_NAMES = List.of(
            "service", "model", "dto", "entity", "impl", "util", "utils", "common", "helper", "manager", "base");

    private static final List<String> INJECTING = List.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    private static final List<ArchRule> FOR_MAIN = List.of(
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("time comes from an injected Clock"),
            noClasses()
                    .should()
                    .resideInAnyPackage(EMPTY_NAMES.stream()
                            .map(name -> "io.fairlead.." + name + "..")
                            .toArray(String[]::new))
                    .because("a package is a business word"),
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
            methods()
                    .that()
                    .areAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")
                    .should()
                    .beDeclaredInClassesThat()
                    .areNotPublic()
                    .because("only their own package uses listeners"));

    private static final List<ArchRule> FOR_TESTS_TOO = List.of(
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
        var main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(rootPackage);
        if (main.isEmpty()) {
            throw new AssertionError("no class in " + rootPackage + " was found to check");
        }
        FOR_MAIN.forEach(rule -> rule.allowEmptyShould(true).check(main));
        INJECTING.forEach(annotation -> noFields()
                .should()
                .beAnnotatedWith(annotation)
                .because("constructors inject")
                .check(main));
        var all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(rootPackage);
        FOR_TESTS_TOO.forEach(rule -> rule.allowEmptyShould(true).check(all));
        new SourceRules(Path.of("src", "main", "java")).check();
    }
}
