package io.fairlead.openapi;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fairlead.http.problem.Problem;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds which problems a handler may answer: the exceptions with {@link Problem} that are made by what it calls, however far
 * away. Something that is caught on the way is listed as well, for whether it is thrown again stands in no class file in a way
 * that can be read; so a list may have a problem too many, and never one too few.
 */
final class ReachableProblems {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fairlead");

    /** The classes of the exceptions. */
    Set<Class<?>> from(Method handler) {
        var start = classes.get(handler.getDeclaringClass())
                .getCodeUnitWithParameterTypes(handler.getName(), handler.getParameterTypes());
        var found = new HashSet<Class<?>>();
        var seen = new HashSet<JavaCodeUnit>();
        var open = new ArrayDeque<JavaCodeUnit>();
        open.add(start);
        while (!open.isEmpty()) {
            var unit = open.remove();
            if (seen.add(unit)) {
                accesses(unit).forEach(access -> {
                    if (isProblem(access.getTargetOwner())) {
                        found.add(access.getTargetOwner().reflect());
                    }
                    targets(access).forEach(open::add);
                });
            }
        }
        return found;
    }

    private static Stream<? extends JavaAccess<?>> accesses(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getCallsFromSelf(),
                        unit.getMethodReferencesFromSelf(),
                        unit.getConstructorReferencesFromSelf())
                .flatMap(Set::stream);
    }

    private static boolean isProblem(JavaClass type) {
        return type.isAssignableTo(Throwable.class)
                && (type.isAnnotatedWith(Problem.class) || type.isAnnotatedWith(Problem.AnyOf.class));
    }

    /** What is called, and what is called in its place where a subclass or an implementation has its own. */
    private static Stream<JavaCodeUnit> targets(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        if (!owner.getName().startsWith("io.fairlead")
                || !(access.getTarget().resolveMember().orElse(null) instanceof JavaCodeUnit called)) {
            return Stream.empty();
        }
        var parameters =
                called.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return Stream.concat(
                Stream.of(called),
                called.isConstructor()
                        ? Stream.empty()
                        : owner.getAllSubclasses().stream()
                                .flatMap(subclass -> subclass.tryGetMethod(called.getName(), parameters).stream()));
    }
}
