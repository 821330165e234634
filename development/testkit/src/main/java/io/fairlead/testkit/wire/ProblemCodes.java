package io.fairlead.testkit.wire;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** Codes of the problems that a service answers with, as {@code @Problem} declares them: {@code TEST_NOT_FOUND 404}. */
public final class ProblemCodes {

    private static final String PROBLEM = "io.fairlead.http.problem.Problem";
    private static final String SEVERAL = PROBLEM + "$AnyOf";

    private ProblemCodes() {}

    /** Of everything that is on the class path: the service and the modules it runs on. */
    public static Set<String> onClassPath() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.fairlead").stream()
                        .flatMap(ProblemCodes::problems)
                        .map(ProblemCodes::text)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JavaAnnotation<?>> problems(JavaClass type) {
        var one = type.tryGetAnnotationOfType(PROBLEM).stream();
        var several = type.tryGetAnnotationOfType(SEVERAL).stream()
                .flatMap(each -> Arrays.stream((JavaAnnotation<?>[]) each.getExplicitlyDeclaredProperty("value")));
        return Stream.concat(one, several);
    }

    private static String text(JavaAnnotation<?> problem) {
        var status = (JavaEnumConstant) problem.getExplicitlyDeclaredProperty("status");
        return "%s %d"
                .formatted(
                        problem.getExplicitlyDeclaredProperty("code"),
                        HttpStatus.valueOf(status.name()).value());
    }
}
