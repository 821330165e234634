package io.fairlead.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Does what needs the whole document: names, tags, the parameters of paths, and schemas that nothing refers to. */
class FinishedDocument implements OpenApiCustomizer {

    private static final Pattern PREFIX =
            Pattern.compile("^/(api|internal|delegate)/v1(/orgs/\\{org})?(/projects/\\{project})?/");
    private final DescribedOperations operations;
    private final DescribedModels models;
    private final SealedModels sealedModels;
    private final DescribedProblems problems;

    FinishedDocument(
            DescribedOperations operations,
            DescribedModels models,
            SealedModels sealedModels,
            DescribedProblems problems) {
        this.problems = problems;
        this.operations = operations;
        this.models = models;
        this.sealedModels = sealedModels;
    }

    @Override
    public void customise(OpenAPI api) {
        if (!models.conflicts().isEmpty()) {
            throw new IllegalStateException(String.join("\n", models.conflicts()));
        }
        operations.schemas().forEach(api.getComponents()::addSchemas);
        ProblemSchema.addTo(api.getComponents());
        sealedModels.finish(api.getComponents().getSchemas());
        var tags = new TreeMap<String, TreeSet<String>>();
        api.getPaths().forEach((path, item) -> {
            addScope(path, item);
            item.readOperationsMap().values().forEach(operation -> finish(path, operation, tags));
        });
        api.setTags(tags.entrySet().stream()
                .map(tag -> new Tag().name(tag.getKey()).description(String.join(" ", tag.getValue())))
                .toList());
        problems.shared().addTo(api.getComponents());
        CommonParameters.all().forEach(api.getComponents()::addParameters);
        prune(api);
    }

    private void finish(String path, Operation operation, TreeMap<String, TreeSet<String>> tags) {
        var tag = tag(path);
        operation.setTags(List.of(tag));
        var within = path.contains("/projects/{") ? "InProject" : path.contains("/orgs/{") ? "InOrg" : "";
        operation.setOperationId(operation.getOperationId() + within);
        for (var handler : operations.handlersOf(operation)) {
            tags.computeIfAbsent(tag, _ -> new TreeSet<>()).add(operations.about(handler.getBeanType()));
        }
        problems.describe(path, operation, operations.handlersOf(operation));
        operation.getResponses().addApiResponse("default", ProblemSchema.reference());
    }

    /** The scope is read by no handler itself, so no handler names its parts. */
    private static void addScope(String path, PathItem item) {
        var parameters = new ArrayList<Parameter>();
        for (var name : List.of("org", "project")) {
            if (path.contains("{" + name + "}")) {
                parameters.add(CommonParameters.reference(name));
            }
        }
        item.setParameters(parameters.isEmpty() ? null : parameters);
    }

    private static String tag(String path) {
        var prefix = PREFIX.matcher(path);
        if (path.startsWith("/internal/")) {
            return "internal";
        }
        if (path.startsWith("/delegate/")) {
            return "delegate-protocol";
        }
        var resource = prefix.replaceFirst("");
        var end = resource.indexOf('/');
        return end < 0 ? resource : resource.substring(0, end);
    }

    private static void prune(OpenAPI api) {
        var components = api.getComponents();
        for (var before = -1; before != components.getSchemas().size(); ) {
            before = components.getSchemas().size();
            var text = Json31.pretty(api);
            components.getSchemas().keySet().removeIf(name -> !text.contains("\"#/components/schemas/" + name + "\""));
        }
        var text = Json31.pretty(api);
        components
                .getParameters()
                .keySet()
                .removeIf(name -> !text.contains("\"#/components/parameters/" + name + "\""));
    }
}
