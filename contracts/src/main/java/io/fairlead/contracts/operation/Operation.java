package io.fairlead.contracts.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.ResourceReference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a delegate is to do at a connector's registry. */
@JsonTypeInfo(use = Id.NAME, property = "type")
public sealed interface Operation {

    /** Names in one page at most; a page of long names ends earlier. */
    int MAX_PAGE_SIZE = 1_000;

    /** Of what kind it is, as {@code type} says it in JSON. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /**
     * Lists what the registry shows to this credential; not every registry can.
     *
     * @param pageSize 1 to {@value #MAX_PAGE_SIZE}
     * @param after where the page begins, from {@link OperationResult.NamePage#next()}; absent for the first
     */
    @JsonTypeName("ListRepositories")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListRepositories(int pageSize, @Nullable String after) implements Operation {}

    /**
     * Lists the tags of a repository.
     *
     * @param repository matches {@link ImageReference#REPOSITORY}
     * @param pageSize 1 to {@value #MAX_PAGE_SIZE}
     * @param after where the page begins, from {@link OperationResult.NamePage#next()}; absent for the first
     */
    @JsonTypeName("ListTags")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListTags(
            String repository, int pageSize, @Nullable String after) implements Operation {}

    /** Says what an image is without fetching its layers. */
    @JsonTypeName("ResolveImage")
    record ResolveImage(ImageReference image) implements Operation {}

    /** Finds out whether the credential may pull from an existing repository, and push to it; stores nothing there. */
    @JsonTypeName("CheckRights")
    record CheckRights(String repository) implements Operation {}

    /** Copies an image, with all its platforms, to the registry of another connector or the same. */
    @JsonTypeName("CopyImage")
    record CopyImage(ImageReference source, CopyTarget target) implements Operation {}

    /**
     * Where a copy goes.
     *
     * @param connectorVersion the definition's, as it is when the copy is asked for
     * @param image its repository may be new; a digest must be the source's
     */
    record CopyTarget(
            UUID connectorId,
            ResourceReference connector,
            long connectorVersion,
            RegistryConnection connection,
            ImageReference image) {}
}
