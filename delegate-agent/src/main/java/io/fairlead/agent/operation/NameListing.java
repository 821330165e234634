package io.fairlead.agent.operation;

import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.operation.OperationResult.UnsupportedOperation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Asks for a page of repositories or tags. */
record NameListing(RegistrySession registry) {

    private static final long MAX_LIST_BYTES = 16L * 1024 * 1024;

    /** Most registries refuse this, or have no such list: then it is not supported, and nothing is wrong. */
    OperationResult repositories(int pageSize, @Nullable String after) {
        try {
            return page("/v2/_catalog", "repositories", pageSize, after);
        } catch (OperationFailed failed) {
            return switch (failed.finding().code()) {
                case NO_PULL, ANONYMOUS_REFUSED, REPO_NOT_FOUND ->
                    unsupported("The registry shows no list of repositories: "
                            + failed.finding().summary());
                default -> throw failed;
            };
        }
    }

    OperationResult tags(String repository, int pageSize, @Nullable String after) {
        return page("/v2/" + repository + "/tags/list", "tags", pageSize, after);
    }

    private OperationResult page(String path, String field, int pageSize, @Nullable String after) {
        if (after != null && !NamePage.isValidNext(after)) {
            throw new OperationFailed(Diagnosis.DELEGATE_FAULT, "the mark of the page is none of this list");
        }
        var request = registry.get(path + "?" + (after == null ? "n=" + pageSize : after));
        var page = new NamePageReader(
                field,
                // Where the whole list comes each time, it was cut by the size of the page before.
                after == null
                        ? pageSize
                        : Math.min(pageSize, NextPage.size(after).orElse(pageSize)),
                after == null ? null : NextPage.last(after).orElse(null));
        RegistryResponse response;
        try {
            response =
                    registry.execute(request, (_, body) -> page.read(new SizeLimitedInputStream(body, MAX_LIST_BYTES)));
        } catch (NamePageReader.NotAList | JacksonException _) {
            throw new OperationFailed(Diagnosis.NOT_A_REGISTRY, request + ": the answer holds no list");
        }
        if (response.status() == 405 || response.status() == 501) {
            return unsupported("The registry offers no such list: " + request + ": " + response.status());
        }
        if (response.status() != 200) {
            throw OperationFailures.readRefused(registry, request, response, Diagnosis.REPO_NOT_FOUND);
        }
        return new NamePage(page.names(), next(page, response, path, pageSize));
    }

    private static UnsupportedOperation unsupported(String reason) {
        return new UnsupportedOperation(Diagnosis.LISTING_UNSUPPORTED, reason);
    }

    private @Nullable String next(NamePageReader page, RegistryResponse response, String path, int pageSize) {
        var linked = NextPage.linked(response.headerValues("Link"), registry.origin(), path);
        if (page.isWhole() && !page.wasCut()) {
            return null;
        }
        if (!page.wasCut() && linked.isPresent()) {
            return linked.get();
        }
        var promised = NextPage.isPromised(response.headerValues("Link"));
        if (page.names().isEmpty()) {
            if (promised) {
                registry.warn("The list may be incomplete: the registry names a next page that cannot be asked for.");
            }
            return null;
        }
        return page.isFull() || (promised && !page.isWhole())
                ? NextPage.after(page.names().getLast(), pageSize)
                : null;
    }
}
