package io.fairlead.openapi;

import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The Javadoc of the sources, which class files do not have. A file is parsed when something of it is asked for; nothing
 * is compiled.
 */
final class SourceComments {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final List<Path> folders = Repository.sourceFolders();
    private final Map<String, Map<String, Comment>> files = new HashMap<>();

    /** Of a type, its components included where it is a record. */
    Comment of(Class<?> type) {
        return find(type, "");
    }

    Comment of(Method method) {
        return find(method.getDeclaringClass(), "#" + method.getName() + "/" + method.getParameterCount());
    }

    Comment of(Field constant) {
        return find(constant.getDeclaringClass(), "#" + constant.getName());
    }

    private synchronized Comment find(Class<?> type, String member) {
        var name = type.getName();
        var outer = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
        return files.computeIfAbsent(outer, this::read).getOrDefault(name + member, Comment.NONE);
    }

    private Map<String, Comment> read(String type) {
        var path = type.replace('.', '/') + ".java";
        return folders.stream()
                .map(folder -> folder.resolve(path))
                .filter(Files::exists)
                .findFirst()
                .map(file -> parse(file, type))
                .orElse(Map.of());
    }

    private Map<String, Comment> parse(Path file, String type) {
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            var scanner = new CommentScanner(DocTrees.instance(task), packageOf(type));
            task.parse().forEach(unit -> scanner.scan(unit, null));
            return scanner.comments();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
