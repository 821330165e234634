package io.fairlead.local.postgres;

import io.fairlead.local.disk.AtomicDirectory;
import io.fairlead.local.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sets up and describes the embedded server: its data directory, a password for everyone, TCP on 127.0.0.1 only.
 *
 * <p>The binaries are zonky's, but not its starter: that one trusts every local user and switches fsync off.
 */
public final class EmbeddedPostgres {

    public static final String SUPERUSER = "postgres";

    // pg_ctl puts the server into a session of its own, out of reach of Ctrl-C; the shell holds the leash meanwhile.
    private static final String RUN_UNTIL_INPUT_CLOSES = """
            data=$1; options=$2; shift 2
            "$@" start -s -w -t 60 -D "$data" -o "$options" </dev/null || exit 1
            while read -r _; do :; done
            exec "$@" stop -s -w -t 10 -m fast -D "$data" </dev/null
            """;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"));

    private final Path home;
    private final int port;
    private final Credentials credentials;

    public EmbeddedPostgres(Path home, int port, Credentials credentials) {
        this.home = home;
        this.port = port;
        this.credentials = credentials;
    }

    public ServiceDatabases databases() {
        return new ServiceDatabases("127.0.0.1", port, SUPERUSER, credentials.passwordOf(SUPERUSER), credentials);
    }

    /** Unpacks the binaries and creates the data directory if need be; says how to run the server. */
    public Program prepare() throws IOException, InterruptedException {
        var binaries = PostgresBinaries.unpackInto(home.resolve("apps")).resolve("bin");
        var data =
                AtomicDirectory.createIfAbsent(home.resolve("postgres"), directory -> initialise(binaries, directory));
        var options = new StringBuilder("-p " + port);
        SETTINGS.forEach((name, value) ->
                options.append(" -c ").append(name).append("='").append(value).append("'"));
        var command = new ArrayList<>(
                List.of("sh", "-c", RUN_UNTIL_INPUT_CLOSES, "postgres", data.toString(), options.toString()));
        command.addAll(asOrdinaryUser(binaries.resolve("pg_ctl")));
        return new Program(
                        "postgres",
                        command,
                        environment(),
                        home,
                        _ -> databases().isReachable())
                .withDaemonPid(data.resolve("postmaster.pid"))
                .withGrace(Duration.ofSeconds(10));
    }

    private void initialise(Path binaries, Path data) throws IOException, InterruptedException {
        var password = home.resolve("initdb-password");
        try {
            Files.deleteIfExists(password);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, credentials.passwordOf(SUPERUSER));
            var command = new ArrayList<>(asOrdinaryUser(binaries.resolve("initdb")));
            command.addAll(List.of("-D", data.toString(), "-U", SUPERUSER, "--pwfile=" + password, "-E", "UTF-8"));
            command.addAll(List.of("--auth=scram-sha-256", "--no-instructions"));
            command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            run(command);
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("set up the database: " + said.strip());
        }
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C", "PGTZ", "UTC");
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
    private static List<String> asOrdinaryUser(Path program) {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("unshare", "-U", program.toString())
                : List.of(program.toString());
    }
}
