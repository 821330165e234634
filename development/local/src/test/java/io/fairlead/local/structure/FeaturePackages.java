package io.fairlead.local.structure;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the classes of a program: which of its features uses which; what lies deeper belongs to its feature. */
record FeaturePackages(Path tree, String folder, String rootPackage) {

    DependencyGraph graph() {
        var graph = new DependencyGraph();
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            for (var type : new ClassFileImporter().importPath(classes())) {
                if (isInFeature(type)) {
                    graph.add(feature(type));
                    type.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                            .filter(this::isInFeature)
                            .forEach(used -> graph.add(feature(type), feature(used)));
                }
            }
        });
        return graph;
    }

    private Path classes() {
        var classes = tree.resolve(folder).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException("build first: there is no " + classes);
        }
        return classes;
    }

    /** The classes beside the features put them together, and are part of none. */
    private boolean isInFeature(JavaClass type) {
        return type.getPackageName().startsWith(rootPackage + ".");
    }

    private String feature(JavaClass type) {
        return type.getPackageName().substring(rootPackage.length() + 1).split("\\.")[0];
    }
}
