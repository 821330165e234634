package io.fairlead.contracts.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an operation found or did. Fits into a frame of the delegate protocol with room to spare. */
@JsonTypeInfo(use = Id.NAME, property = "type")
public sealed interface OperationResult {

    /** Bytes that the names of a page, or the labels of an image, have together at most, as JSON in UTF-8. */
    int MAX_BYTES = 32 * 1024;

    /**
     * A page of repositories or tags, in the registry's order.
     *
     * @param names of repositories or tags, at most as many as the page was asked to have
     * @param next where the next page begins, opaque, at most 2,048 characters; absent on the last
     */
    @JsonTypeName("Names")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NamePage(List<String> names, @Nullable String next) implements OperationResult {

        private static final Pattern NEXT = Pattern.compile("[\\x21-\\x7e&&[^#]]{1,2048}");

        /** Whether a text can be the beginning of a page; what it says is known to the registry alone. */
        public static boolean isValidNext(String text) {
            return NEXT.matcher(text).matches();
        }
    }

    /**
     * The registry does not offer this, to anybody or to this credential; nothing is broken.
     *
     * @param code from the catalogue, whose words say what to do instead
     * @param reason one sentence about this very registry
     */
    @JsonTypeName("Unsupported")
    record UnsupportedOperation(Diagnosis code, String reason) implements OperationResult {}

    /**
     * What an image is.
     *
     * @param digest of the manifest or index, algorithm and hex
     * @param mediaType of the manifest or index
     * @param size bytes of the manifests, configurations and layers of all platforms, each counted once
     * @param platforms at least one, at most 64
     * @param labels of the first platform's configuration, those that fit into {@value #MAX_BYTES} bytes
     */
    @JsonTypeName("Image")
    record ImageDetails(
            String digest, String mediaType, long size, List<PlatformDetails> platforms, Map<String, String> labels)
            implements OperationResult {}

    /**
     * One platform of an image.
     *
     * @param os the operating system in the words of Go, for example {@code linux}
     * @param architecture in the words of Go, for example {@code arm64}
     * @param variant of the architecture, for example {@code v8}; absent where there is none
     * @param digest of the platform's manifest, algorithm and hex
     * @param size bytes of manifest, configuration and layers, compressed as they are stored
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlatformDetails(
            String os, String architecture, @Nullable String variant, String digest, long size) {}

    /**
     * What the credential may do with a repository.
     *
     * @param pull whether it may pull
     * @param push whether it may push
     * @param list whether it may list the repository's tags, which several registries grant apart from pulling
     */
    @JsonTypeName("Rights")
    record RepositoryRights(RightState pull, RightState push, RightState list) implements OperationResult {

        public RepositoryRights {
            // Results from before lists were told apart are still stored.
            list = Objects.requireNonNullElse(list, RightState.UNKNOWN);
        }
    }

    /** Whether something is allowed; a registry need not say so before it is tried. */
    enum RightState {
        /** The registry allows it. */
        GRANTED,
        /** The registry refuses it. */
        DENIED,
        /** The registry does not say so before it is tried. */
        UNKNOWN
    }

    /**
     * The image is at its target, byte for byte; bytes of layers and configurations, manifests apart.
     *
     * @param digest of the manifest or index
     * @param manifests of platforms and index together
     * @param bytesCopied streamed through the delegate
     * @param bytesMounted taken by the registry from another of its repositories
     * @param bytesPresent were there already
     */
    @JsonTypeName("Copied")
    record CopiedImage(String digest, int manifests, long bytesCopied, long bytesMounted, long bytesPresent)
            implements OperationResult {}
}
