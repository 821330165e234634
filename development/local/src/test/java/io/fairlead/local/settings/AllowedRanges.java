package io.fairlead.local.settings;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** Reads the annotation that bounds a setting; its type is one of the modules that were built, not one of this test's. */
final class AllowedRanges {

    private AllowedRanges() {}

    static String of(String recordName, String setting, ClassLoader classes) {
        var last = setting.substring(setting.lastIndexOf('.') + 1);
        try {
            return Arrays.stream(Class.forName(recordName, false, classes).getRecordComponents())
                    .filter(component -> DataObjectPropertyName.toDashedForm(component.getName())
                            .equals(last))
                    .flatMap(AllowedRanges::annotations)
                    .filter(annotation ->
                            annotation.annotationType().getSimpleName().equals("Allowed"))
                    .map(annotation -> value(annotation, "min") + " to " + value(annotation, "max"))
                    .findFirst()
                    .orElse("");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("build all modules first", e);
        }
    }

    private static Stream<Annotation> annotations(RecordComponent component) {
        return Arrays.stream(component.getAnnotations());
    }

    private static Object value(Annotation annotation, String name) {
        try {
            return annotation.annotationType().getMethod(name).invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation.toString(), e);
        }
    }
}
