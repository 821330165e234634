package io.fairlead.contracts.operation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names an image at a registry whose address is known already (OCI distribution specification 1.1, "Pulling manifests").
 *
 * @param repository matches {@link #REPOSITORY}, at most {@value #MAX_REPOSITORY_LENGTH} characters
 * @param reference a tag or a digest
 */
public record ImageReference(String repository, String reference) {

    public static final int MAX_REPOSITORY_LENGTH = 255;

    public static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");

    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final String LATEST = "latest";

    public ImageReference {
        if (!isRepository(repository)) {
            throw new IllegalArgumentException("the repository is not valid");
        }
        if (!TAG.matcher(reference).matches() && !isDigest(reference)) {
            throw new IllegalArgumentException("the reference is neither a tag nor a digest");
        }
    }

    /** Reads {@code repo:tag}, {@code repo@digest} and {@code repo}, which means its tag {@code latest}. */
    public static Optional<ImageReference> parse(String text) {
        var at = text.indexOf('@');
        var colon = text.lastIndexOf(':');
        var cut = at >= 0 ? at : colon;
        var repository = cut < 0 ? text : text.substring(0, cut);
        var reference = cut < 0 ? LATEST : text.substring(cut + 1);
        return isRepository(repository)
                        && (at >= 0
                                ? isDigest(reference)
                                : TAG.matcher(reference).matches())
                ? Optional.of(new ImageReference(repository, reference))
                : Optional.empty();
    }

    public static boolean isRepository(String text) {
        return text.length() <= MAX_REPOSITORY_LENGTH
                && REPOSITORY.matcher(text).matches();
    }

    /** Whether it is a digest of an algorithm that is checked: SHA-256 or SHA-512. */
    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    /** As {@link #parse} reads it. */
    public String toText() {
        return repository + (isDigest(reference) ? "@" : ":") + reference;
    }
}
