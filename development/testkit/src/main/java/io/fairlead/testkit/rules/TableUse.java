package io.fairlead.testkit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a top-level class does with tables, its nested classes included. */
record TableUse(String type, Set<String> reads, Set<String> writes, Set<String> declares) {

    private static final Pattern ACCESS = Pattern.compile(
            "\\b(into|update|delete\\s+from|truncate|from|join|using)\\s+(?:only\\s+)?([a-z_]+)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> READING_WORDS = Set.of("from", "join", "using");
    private static final String READS_TABLES = "io.fairlead.runtime.ReadsTables";
    private static final String MAPPED_TABLE = "org.springframework.data.relational.core.mapping.Table";

    /** Of all classes under a directory that touch a table. */
    static Collection<TableUse> in(Path classes, Set<String> tables) {
        var uses = new TreeMap<String, TableUse>();
        try (var files = Files.walk(classes)) {
            for (var file :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith(".class"))::iterator) {
                var model = ClassFile.of().parse(file);
                var name = model.thisClass().asInternalName().replace('/', '.').replaceFirst("\\$.*", "");
                uses.computeIfAbsent(name, _ -> new TableUse(name, new TreeSet<>(), new TreeSet<>(), new TreeSet<>()))
                        .add(model, tables);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("read classes under " + classes.toAbsolutePath(), fault);
        }
        return uses.values();
    }

    String packageName() {
        return type.substring(0, type.lastIndexOf('.'));
    }

    private void add(ClassModel model, Set<String> tables) {
        for (var constant : model.constantPool()) {
            // Among them are text blocks, the parts of concatenations, and the values of annotations such as @Query.
            if (constant instanceof Utf8Entry text) {
                addStatement(text.stringValue(), tables);
            }
        }
        annotationValues(model, READS_TABLES).forEach(declares::add);
        // An aggregate of Spring Data is stored by the repository beside it.
        annotationValues(model, MAPPED_TABLE).filter(tables::contains).forEach(writes::add);
    }

    private void addStatement(String text, Set<String> tables) {
        var access = ACCESS.matcher(text);
        while (access.find()) {
            var table = access.group(2).toLowerCase(Locale.ROOT);
            if (tables.contains(table)) {
                var reading = READING_WORDS.contains(access.group(1).toLowerCase(Locale.ROOT));
                (reading ? reads : writes).add(table);
            }
        }
    }

    private static Stream<String> annotationValues(ClassModel model, String type) {
        var visible = model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream());
        var invisible = model.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream());
        var descriptor = "L" + type.replace('.', '/') + ";";
        return Stream.concat(visible, invisible)
                .filter(annotation -> annotation.className().equalsString(descriptor))
                .flatMap(TableUse::texts);
    }

    private static Stream<String> texts(Annotation annotation) {
        return annotation.elements().stream()
                .filter(element -> element.name().equalsString("value"))
                .flatMap(element -> element.value() instanceof AnnotationValue.OfArray array
                        ? array.values().stream()
                        : List.of(element.value()).stream())
                .map(value -> ((AnnotationValue.OfString) value).stringValue());
    }
}
