package io.fairlead.console.delegate;

import io.fairlead.console.api.EnrolmentToken;
import java.net.URI;
import java.util.Objects;

/** What to type, where the delegate shall run. */
public record Commands(String java, String docker) {

    static Commands of(EnrolmentToken token, URI server) {
        var text = quoted(Objects.requireNonNull(token.token(), "only a new token has its text"));
        var name = quoted(token.name());
        return new Commands("""
                FAIRLEAD_AGENT_TOKEN=%s \\
                  java -Xmx64m -XX:+UseSerialGC -jar fairlead-agent.jar run \\
                  --server=%s --name=%s""".formatted(text, server, name), """
                docker run -d --name fairlead-agent --restart unless-stopped \\
                  -v fairlead-agent:/var/lib/fairlead \\
                  -e FAIRLEAD_AGENT_TOKEN=%s \\
                  -e FAIRLEAD_AGENT_SERVER=%s \\
                  -e FAIRLEAD_AGENT_NAME=%s \\
                  fairlead-agent""".formatted(text, server, name));
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[0-9a-zA-Z._:/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public String toString() {
        return "Commands[]";
    }
}
