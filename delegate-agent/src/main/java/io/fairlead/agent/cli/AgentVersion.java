package io.fairlead.agent.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Knows which build this is. */
final class AgentVersion implements IVersionProvider {

    static String current() {
        try (var in = AgentVersion.class.getResourceAsStream("/agent.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"fairlead-agent " + current()};
    }
}
