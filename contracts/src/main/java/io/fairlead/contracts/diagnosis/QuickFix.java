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
     * @param title one imperative sentence for a button
     * @param patch JSON Patch (RFC 6902) against the connector's document; never holds a secret
     */
    @JsonTypeName("ChangeConnector")
    record ChangeConnector(String title, List<PatchOperation> patch) implements QuickFix {}

    /**
     * Stores the secret again without the blanks at its ends; that takes the right to change the secret.
     *
     * @param title one imperative sentence for a button
     * @param secret the secret that would be stored again
     */
    @JsonTypeName("TrimSecret")
    record TrimSecret(String title, ResourceReference secret) implements QuickFix {}

    /**
     * One operation of RFC 6902 section 4. {@code add} also replaces a member that is there already.
     *
     * @param op {@code add} or {@code replace}
     * @param path JSON Pointer (RFC 6901)
     * @param value what the field is to say
     */
    record PatchOperation(Op op, String path, String value) {

        /** What a patch does with a field; written in small letters, as the RFC does. */
        public enum Op {
            /** Adds the field, or replaces it where it is there already. */
            add,
            /** Replaces the field. */
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
