package io.fairlead.agent.operation;

import java.util.ArrayList;
import java.util.List;

/** Another repository of the same registry, from which blobs are taken as long as the registry plays along. */
final class BlobMount {

    private final String from;
    private final List<String> scopes;
    private boolean tried;

    /** @param push the rights that are wanted without it */
    BlobMount(String from, List<String> push) {
        this.from = from;
        var both = new ArrayList<>(push);
        both.add("repository:" + from + ":pull");
        scopes = List.copyOf(both);
    }

    String from() {
        return from;
    }

    /** A token that lacks the right to pull from there would have each blob uploaded instead. */
    void prepare(RegistrySession registry) {
        if (!tried) {
            tried = true;
            if (registry.hasToken()) {
                registry.widenRights(scopes);
            }
        }
    }
}
