package io.fairlead.testkit.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the operating system that the tests need, and the Debian package that brings it. */
enum DebianProgram {
    DOCKER_REGISTRY("docker-registry", "docker-registry"),
    HTPASSWD("htpasswd", "apache2-utils"),
    SKOPEO("skopeo", "skopeo"),
    OPENSSL("openssl", "openssl"),
    NGINX("nginx", "nginx-light"),
    TINYPROXY("tinyproxy", "tinyproxy-bin");

    private final String file;
    private final String debianPackage;

    DebianProgram(String file, String debianPackage) {
        this.file = file;
        this.debianPackage = debianPackage;
    }

    /** Where it is installed; a missing one names its package. */
    String path() {
        return List.of("/usr/bin", "/usr/local/bin", "/bin", "/usr/sbin").stream()
                .map(folder -> Path.of(folder, file))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s is missing, and these tests need it: install Debian's package %s (apt-get install %s)"
                                .formatted(file, debianPackage, debianPackage)))
                .toString();
    }

    /** What it printed, and whether it was content. */
    record ProcessResult(int status, String output) {}

    /** Runs it to its end with the given input, which keeps secrets out of the list of processes. */
    ProcessResult run(String input, String... arguments) {
        var command = new ArrayList<>(List.of(path()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProcessResult(process.waitFor(), output);
        } catch (IOException fault) {
            throw new UncheckedIOException("run " + file + ": " + fault.getMessage(), fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("run " + file + ": interrupted", fault);
        }
    }
}
