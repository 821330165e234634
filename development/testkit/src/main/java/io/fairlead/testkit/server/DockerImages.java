package io.fairlead.testkit.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/** Asks the Docker engine, if there is one, for its images. */
final class DockerImages {

    /** With an engine that hangs, or is busy; where there is none, that is plain in about a second. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private DockerImages() {}

    /** The reason why containers of these images cannot start at once; empty when they can. */
    static Optional<String> missingReason(String... wanted) {
        try {
            var present = CompletableFuture.supplyAsync(DockerImages::images)
                    .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return needed(wanted)
                    .filter(image -> present.stream().noneMatch(tag -> tag.startsWith(image)))
                    .findFirst()
                    .map(image -> "the Docker engine lacks the image " + image);
        } catch (CompletionException _) {
            return Optional.of("no Docker engine answers");
        }
    }

    private static List<String> images() {
        try (var engine = DockerClientProviderStrategy.getClientForConfig(
                DockerClientFactory.instance().getTransportConfig())) {
            return engine.listImagesCmd().exec().stream()
                    .map(image -> image.getRepoTags())
                    .filter(Objects::nonNull)
                    .flatMap(Arrays::stream)
                    .toList();
        } catch (IOException fault) {
            throw new CompletionException(fault);
        }
    }

    private static Stream<String> needed(String... wanted) {
        // Testcontainers starts its own cleaner first, unless it is told not to.
        return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                ? Arrays.stream(wanted)
                : Stream.concat(Arrays.stream(wanted), Stream.of("testcontainers/ryuk:"));
    }
}
