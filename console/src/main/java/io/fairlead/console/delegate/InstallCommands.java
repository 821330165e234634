package io.fairlead.console.delegate;

import io.fairlead.console.api.EnrolmentToken;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** What to type, where the delegate shall run. */
public record InstallCommands(String java, String docker, String kubernetes) {

    static InstallCommands of(EnrolmentToken token, URI server) {
        var text = Objects.requireNonNull(token.token(), "only a new token has its text");
        return new InstallCommands(
                java(quoted(text), server, quoted(token.name())),
                docker(quoted(text), server, quoted(token.name())),
                KubernetesManifest.of(resourceName(token.name()), token.name(), text, server));
    }

    private static String java(String token, URI server, String name) {
        return """
                FAIRLEAD_AGENT_TOKEN=%s \\
                  java -Xmx64m -XX:+UseSerialGC -jar fairlead-agent.jar run \\
                  --server=%s --name=%s""".formatted(token, server, name);
    }

    private static String docker(String token, URI server, String name) {
        return """
                docker run -d --name fairlead-agent --restart unless-stopped \\
                  -v fairlead-agent:/var/lib/fairlead \\
                  -e FAIRLEAD_AGENT_TOKEN=%s \\
                  -e FAIRLEAD_AGENT_SERVER=%s \\
                  -e FAIRLEAD_AGENT_NAME=%s \\
                  fairlead-agent""".formatted(token, server, name);
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[0-9a-zA-Z._:/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** As Kubernetes takes it for a name (RFC 1123), with the product's in front. */
    private static String resourceName(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        return ("fairlead-agent-" + plain.substring(0, Math.min(40, plain.length()))).replaceAll("-$", "");
    }

    @Override
    public String toString() {
        return "InstallCommands[]";
    }
}
