package io.fairlead.local.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to start, and how to tell that it is up. The program must end when its standard input does.
 *
 * @param daemonPid the file that names the real process, when the command only starts and stops a daemon
 * @param grace how long it may take to end before it is ended by force
 */
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Readiness readiness,
        Optional<Path> daemonPid,
        Duration grace) {

    public Program(
            String name, List<String> command, Map<String, String> environment, Path directory, Readiness readiness) {
        this(name, command, environment, directory, readiness, Optional.empty(), Duration.ofSeconds(6));
    }

    public Program withGrace(Duration otherGrace) {
        return new Program(name, command, environment, directory, readiness, daemonPid, otherGrace);
    }

    public Program withDaemonPid(Path pidFile) {
        return new Program(name, command, environment, directory, readiness, Optional.of(pidFile), grace);
    }

    /** Passwords travel in the environment. */
    @Override
    public String toString() {
        return "Program[" + name + "]";
    }
}
