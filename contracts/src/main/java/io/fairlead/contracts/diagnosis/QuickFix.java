package io.fairlead.contracts.diagnosis;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.contracts.scope.ResourceReference;
import java.util.List;

/** What Fairlead can do about a finding by itself, once a person agrees. */
@JsonTypeInfo(use = Id.NAME, property = "type")
public sealed interface QuickFix {

    /** One imperative sentence for a button. */
    String title();

    /**
     * Changes the connector.
     *
     * @param patch JSON Patch (RFC 6902) against the connector's document; never holds a secret
     */
    @JsonTypeName("ChangeConnector")
    record ChangeConnector(String title, List<PatchOperation> patch) implements QuickFix {}

    /** Stores the secret anew without the blanks at its ends; whoever may write the secret has to do it. */
    @JsonTypeName("TrimSecret")
    record TrimSecret(String title, ResourceReference secret) implements QuickFix {}

    /**
     * One operation of RFC 6902 section 4. {@code add} also replaces a member that is there already.
     *
     * @param path JSON Pointer (RFC 6901)
     */
    record PatchOperation(Op op, String path, String value) {

        /** Written in small letters, as the RFC does. */
        public enum Op {
            add,
            replace
        }

        public static PatchOperation url(String url) {
            return new PatchOperation(Op.replace, "/spec/dockerRegistryUrl", url);
        }

        public static PatchOperation username(String username) {
            return new PatchOperation(Op.add, "/spec/auth/spec/username", username);
        }

        public static PatchOperation repository(String repository) {
            return new PatchOperation(Op.add, "/spec/repository", repository);
        }

        public static PatchOperation providerType(String type) {
            return new PatchOperation(Op.replace, "/spec/providerType", type);
        }
    }
}
