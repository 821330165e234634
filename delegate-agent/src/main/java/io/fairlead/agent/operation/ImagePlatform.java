package io.fairlead.agent.operation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an image runs on, in the words of Go; {@code unknown} for what is no image to run. */
record ImagePlatform(
        String os, String architecture, @Nullable String variant) {

    static final ImagePlatform UNKNOWN = new ImagePlatform("unknown", "unknown", null);

    private static final int MAX_LENGTH = 64;

    static ImagePlatform of(JsonNode node) {
        var variant = node.path("variant").asString("");
        return new ImagePlatform(
                bounded(node.path("os").asString("unknown")),
                bounded(node.path("architecture").asString("unknown")),
                variant.isEmpty() ? null : bounded(variant));
    }

    boolean isKnown() {
        return !os.equals("unknown");
    }

    /** As people write it: {@code linux/arm64/v8}. */
    String toText() {
        return os + "/" + architecture + (variant == null ? "" : "/" + variant);
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }
}
