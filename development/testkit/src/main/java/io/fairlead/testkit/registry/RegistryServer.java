package io.fairlead.testkit.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Debian's docker-registry as a process of its own, on a free loopback port, with an empty store; ends with the JVM. */
public final class RegistryServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on \\S*:(\\d+)");

    private final Path folder;
    private final Process process;
    private final String scheme;
    private final int port;
    private final UnaryOperator<String> authorization;
    private final List<String> log;
    private final Thread shutdownHook = new Thread(this::stop, "stop-registry");

    private RegistryServer(
            Path folder,
            Process process,
            String scheme,
            int port,
            List<String> log,
            UnaryOperator<String> authorization) {
        this.folder = folder;
        this.process = process;
        this.scheme = scheme;
        this.port = port;
        this.log = log;
        this.authorization = authorization;
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /** Asks nobody for credentials, and accepts any. */
    public static RegistryServer open() {
        return started(newFolder(), "", repository -> "");
    }

    /** Asks for Basic and knows one user; the password file is bcrypt, the only form that docker-registry reads. */
    public static RegistryServer basic(String user, String password) {
        var folder = newFolder();
        var header = new BasicCredentials(user, password).header();
        return started(folder, htpasswd(folder, user, password), repository -> header);
    }

    /** As {@link #basic}, encrypted. */
    public static RegistryServer encrypted(ServerCertificate certificate, String user, String password) {
        return encrypted(certificate, "", user, password);
    }

    /** As {@link #encrypted}, and lets in only clients whose certificate this authority issued. */
    public static RegistryServer encrypted(
            ServerCertificate certificate, String clientAuthority, String user, String password) {
        var folder = newFolder();
        var clients = clientAuthority.isEmpty()
                ? ""
                : ", clientcas: [%s]".formatted(write(folder.resolve("clients.pem"), clientAuthority));
        var tls = ", tls: {certificate: %s, key: %s%s}"
                .formatted(
                        write(folder.resolve("server.pem"), certificate.certificate()),
                        write(folder.resolve("server.key"), certificate.key()),
                        clients);
        return started(folder, "https", tls, htpasswd(folder, user, password), repository -> "");
    }

    /** Asks for the tokens of this service, which listens on a port of its own. The service is the caller's to close. */
    public static RegistryServer bearer(TokenService tokens) {
        return bearer(tokens, tokens.realm());
    }

    static RegistryServer bearer(TokenService tokens, URI realm) {
        var folder = newFolder();
        var certificate =
                write(folder.resolve("token.pem"), tokens.tokenIssuer().key().pem());
        var auth = "auth: {token: {realm: \"%s\", service: %s, issuer: %s, rootcertbundle: %s}}%n"
                .formatted(realm, RegistryTokenIssuer.SERVICE, RegistryTokenIssuer.ISSUER, certificate);
        return started(
                folder,
                auth,
                repository -> "Bearer "
                        + tokens.tokenIssuer()
                                .mint(
                                        "testbed",
                                        List.of(RegistryTokenIssuer.ResourceActions.of(
                                                "repository:" + repository + ":pull,push")),
                                        RegistryTokenIssuer.VALIDITY,
                                        0));
    }

    /** What a connector's URL would be. */
    public URI url() {
        return URI.create(scheme + "://" + address());
    }

    /** {@code host:port}, as in an image's name. */
    public String address() {
        return LoopbackServer.LOOPBACK + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stores a tiny image as {@code repository:latest}, whatever the registry asks for, and tells its digest. */
    public String push(String repository) {
        return new TinyImage(url(), repository, authorization.apply(repository)).push("latest");
    }

    /** What the process has printed so far, access log included. */
    public List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
        stop();
    }

    private void stop() {
        ListeningProgram.stopProcess(process, folder);
    }

    private static RegistryServer started(Path folder, String auth, UnaryOperator<String> authorization) {
        return started(folder, "http", "", auth, authorization);
    }

    private static RegistryServer started(
            Path folder, String scheme, String tls, String auth, UnaryOperator<String> authorization) {
        var settings = """
            version: 0.1
            log: {level: info}
            storage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}
            http: {addr: "%s:0", secret: testbed, relativeurls: true%s}
            """.formatted(folder.resolve("store"), LoopbackServer.LOOPBACK, tls) + auth;
        try {
            var process = new ProcessBuilder(
                            DebianProgram.DOCKER_REGISTRY.path(),
                            "serve",
                            write(folder.resolve("config.yml"), settings).toString())
                    .redirectErrorStream(true)
                    .start();
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            List<String> log = new CopyOnWriteArrayList<>();
            var port = portIn(output, log);
            // Not a virtual one, which would keep its carrier while it waits for a line.
            Thread.ofPlatform().daemon().start(() -> readLog(output, log));
            return new RegistryServer(folder, process, scheme, port, log, authorization);
        } catch (IOException fault) {
            throw new UncheckedIOException("start docker-registry: " + fault.getMessage(), fault);
        }
    }

    private static int portIn(BufferedReader output, List<String> log) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new IOException("docker-registry ended: " + String.join(System.lineSeparator(), log));
    }

    private static void readLog(BufferedReader output, List<String> log) {
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                log.add(line);
            }
        } catch (IOException _) {
            // The process was ended while it was being read.
        }
    }

    private static String htpasswd(Path folder, String user, String password) {
        var file = write(folder.resolve("htpasswd"), hashed(user, password));
        return "auth: {htpasswd: {realm: testbed, path: %s}}%n".formatted(file);
    }

    private static String hashed(String user, String password) {
        var ended = DebianProgram.HTPASSWD.run(password, "-niB", "-C", "4", user);
        if (ended.status() != 0) {
            throw new IllegalStateException("hash the password of " + user + ": " + ended.output());
        }
        return ended.output();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("fairlead-registry");
        } catch (IOException fault) {
            throw new UncheckedIOException("make a folder for docker-registry", fault);
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException fault) {
            throw new UncheckedIOException("write " + file, fault);
        }
    }
}
