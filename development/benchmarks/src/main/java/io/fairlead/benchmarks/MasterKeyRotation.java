package io.fairlead.benchmarks;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.fairlead.audit.AuditLog;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.encryption.SecretValue;
import io.fairlead.secret.encryption.SecretValues;
import io.fairlead.secret.masterkey.MasterKeyProperties;
import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.server.Kafka;
import io.fairlead.testkit.server.Postgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Rotates the master key over many secret versions, kills the service with SIGKILL on the way, starts it again, and
 * opens every value in the end; then times a secret's write next to the same insert without encryption. The README
 * beside has the command. Everything is on loopback and ends by itself.
 */
final class MasterKeyRotation {

    private static final Postgres.TestDatabase DATABASE = Postgres.freshDatabase();
    private static final int SECRETS = 1000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int versions;
    private final Path jar;
    private final Path home = Files.createTempDirectory("rotation");
    private final Path keyset = home.resolve("secret-service/master-keyset.json");
    private final int port = freePort();
    private final List<UUID> secrets = new ArrayList<>();

    private MasterKeyRotation(int versions) throws IOException {
        this.versions = versions;
        try (var built = Files.list(Path.of("secret-service/target"))) {
            this.jar = built.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    public static void main(String[] args) throws Exception {
        var benchmark = new MasterKeyRotation(args.length == 0 ? 100_000 : Integer.parseInt(args[0]));
        benchmark.rotate();
        benchmark.compareWrites();
        System.exit(0);
    }

    private void rotate() throws Exception {
        var service = start();
        var first = master();
        fill(first);
        System.out.printf("creating a secret, at rest:         %s%n", writes(() -> false, 200));
        var began = System.nanoTime();
        keys("rotate");
        await(() -> done() > versions * 0.4);
        service.destroyForcibly().waitFor();
        var atKill = done();
        var untilKill = seconds(began);
        System.out.printf("killed after %.1f s with %d of %d moved%n", untilKill, atKill, versions);
        var restarted = System.nanoTime();
        service = start();
        var resumed = System.nanoTime();
        var ready = seconds(restarted);
        var before = done();
        var during = writes(() -> done() < versions, 100_000);
        System.out.printf(
                "ready again after %.1f s; the rest (%d) took %.1f s, %.0f/s%n",
                ready, versions - before, seconds(resumed), (versions - before) / seconds(resumed));
        System.out.printf("creating a secret, meanwhile:       %s%n", during);
        await(() -> remaining() == 0);
        var opened = openAll(master());
        System.out.printf("%d of %d open under the new key%n", opened, versions);
        keys("status");
        service.destroy();
        service.waitFor();
    }

    private void fill(Aead master) throws Exception {
        var envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, master);
        try (var connection = connect();
                var secret = connection.prepareStatement("insert into secret (id, revision, scope, identifier, name,"
                        + " description, tags, version, sequence, created_at, updated_at)"
                        + " values (?, 1, 'default', ?, ?, '', '{}', ?, 1, now(), now())");
                var version = connection.prepareStatement("insert into secret_value"
                        + " (secret_id, version, master_key, data_key, ciphertext, created_at)"
                        + " select ?, ?, id, ?, ?, now() from master_key")) {
            connection.setAutoCommit(false);
            for (var number = 0; number < SECRETS; number++) {
                var id = UUID.randomUUID();
                secrets.add(id);
                secret.setObject(1, id);
                secret.setString(2, "s" + number);
                secret.setString(3, "s" + number);
                secret.setLong(4, versions / SECRETS);
                secret.executeUpdate();
                for (var v = 1; v <= versions / SECRETS; v++) {
                    var whole = ByteBuffer.wrap(envelope.encrypt(value(id, v).getBytes(), place(id, v)));
                    var dataKey = new byte[whole.getInt()];
                    whole.get(dataKey);
                    var ciphertext = new byte[whole.remaining()];
                    whole.get(ciphertext);
                    version.setObject(1, id);
                    version.setLong(2, v);
                    version.setBytes(3, dataKey);
                    version.setBytes(4, ciphertext);
                    version.addBatch();
                }
                version.executeBatch();
            }
            connection.commit();
        }
    }

    private int openAll(Aead master) throws Exception {
        var envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, master);
        var opened = 0;
        try (var connection = connect();
                var rows = connection
                        .prepareStatement(
                                "select secret_id, version, data_key, ciphertext"
                                        + " from secret_value where secret_id in (select id from secret where identifier ~ '^s[0-9]+$')")
                        .executeQuery()) {
            while (rows.next()) {
                var id = rows.getObject(1, UUID.class);
                var dataKey = rows.getBytes(3);
                var ciphertext = rows.getBytes(4);
                var whole = ByteBuffer.allocate(4 + dataKey.length + ciphertext.length)
                        .putInt(dataKey.length)
                        .put(dataKey)
                        .put(ciphertext)
                        .array();
                var value = new String(envelope.decrypt(whole, place(id, rows.getLong(2))));
                opened += value.equals(value(id, rows.getLong(2))) ? 1 : 0;
            }
        }
        return opened;
    }

    /** Creates secrets one after another, and says how long each took. */
    private String writes(Callable<Boolean> whileTrue, int most) throws Exception {
        var millis = new ArrayList<Double>();
        for (var number = 0; number < most && (most == 200 || whileTrue.call()); number++) {
            var name = "w" + UUID.randomUUID();
            var began = System.nanoTime();
            var answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/secrets"))
                            .header(
                                    "Authorization",
                                    "Bearer " + TestIssuer.shared().adminToken())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"name\": \"%s\", \"type\": \"SecretText\", \"value\": \"v\"}".formatted(name)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(answer.body());
            }
            millis.add((System.nanoTime() - began) / 1e6);
        }
        var sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return "p50 %.1f ms, p99 %.1f ms, worst %.1f ms (%d)"
                .formatted(
                        sorted[sorted.length / 2],
                        sorted[sorted.length * 99 / 100],
                        sorted[sorted.length - 1],
                        sorted.length);
    }

    /** The vault and its master keys, without the rest of the service. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"io.fairlead.secret.masterkey", "io.fairlead.secret.rewrap", "io.fairlead.secret.encryption"})
    @EnableConfigurationProperties(MasterKeyProperties.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        AuditLog audit(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
            return AuditLog.forCommand("secret-service", jdbc, transactions, clock);
        }

        @Bean
        MeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }
    }

    private void compareWrites() {
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + DATABASE.url(), "--spring.datasource.username=" + DATABASE.user(),
                        "--spring.datasource.password=" + DATABASE.password(),
                                "--fairlead.secret.master-key.keyset=" + keyset)) {
            var vault = context.getBean(SecretValues.class);
            var jdbc = context.getBean(JdbcClient.class);
            var key = jdbc.sql("select id from master_key order by introduced_at desc limit 1")
                    .query(String.class)
                    .single();
            var value = SecretValue.of("an-api-key-of-44-characters-as-ibm-makes-them");
            var ratios = new double[9];
            var number = 1_000_000L;
            for (var round = -3; round < ratios.length; round++) {
                var began = System.nanoTime();
                for (var i = 0; i < 2000; i++) {
                    vault.save(version(number++), value, Instant.EPOCH);
                }
                var with = System.nanoTime() - began;
                began = System.nanoTime();
                for (var i = 0; i < 2000; i++) {
                    jdbc.sql(
                                    "insert into secret_value (secret_id, version, master_key, data_key, ciphertext, created_at)"
                                            + " values (?, ?, ?, ?, ?, ?)")
                            .params(
                                    secrets.getFirst(),
                                    number++,
                                    key,
                                    new byte[67],
                                    new byte[73],
                                    Instant.EPOCH.atOffset(java.time.ZoneOffset.UTC))
                            .update();
                }
                var without = System.nanoTime() - began;
                if (round >= 0) {
                    ratios[round] = (double) without / with;
                    System.out.printf(
                            "round %d: %.0f/s encrypted, %.0f/s not, ratio %.2f%n",
                            round, 2000 / (with / 1e9), 2000 / (without / 1e9), ratios[round]);
                }
            }
            Arrays.sort(ratios);
            System.out.printf("median ratio %.2f%n", ratios[ratios.length / 2]);
        }
    }

    private SecretVersionReference version(long number) {
        return new SecretVersionReference(
                new ResourceReference(Scope.account("default"), "s0"), secrets.getFirst(), number);
    }

    private Process start() throws Exception {
        var process = java("-Xmx192m", "-jar", jar.toString());
        await(() -> {
            try {
                return HTTP.send(
                                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1000)
                                                        + "/actuator/health/readiness"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException _) {
                return false;
            }
        });
        return process;
    }

    private void keys(String what) throws Exception {
        java("-jar", jar.toString(), "keys", what).waitFor();
    }

    private Process java(String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of(arguments));
        var program = new ProcessBuilder(command).redirectErrorStream(true);
        program.redirectOutput(
                arguments[0].equals("-jar")
                        ? ProcessBuilder.Redirect.INHERIT
                        : ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        program.environment()
                .putAll(java.util.Map.of(
                        "FAIRLEAD_HOME",
                        home.toString(),
                        "FAIRLEAD_PORT",
                        "" + port,
                        "FAIRLEAD_MANAGEMENT_PORT",
                        "" + (port + 1000),
                        "FAIRLEAD_DB_URL",
                        DATABASE.url(),
                        "FAIRLEAD_DB_USER",
                        DATABASE.user(),
                        "FAIRLEAD_DB_PASSWORD",
                        DATABASE.password(),
                        "FAIRLEAD_ACCESS_ISSUER",
                        TestIssuer.shared().url(),
                        "FAIRLEAD_KAFKA",
                        Kafka.bootstrap()));
        return program.start();
    }

    private Aead master() throws Exception {
        AeadConfig.register();
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(keyset), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private int done() throws Exception {
        return versions - remaining();
    }

    private int remaining() throws Exception {
        try (var connection = connect();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from"
                                        + " secret_value where master_key = (select id from master_key order by introduced_at limit 1)")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static java.sql.Connection connect() throws Exception {
        return DriverManager.getConnection(DATABASE.url(), DATABASE.user(), DATABASE.password());
    }

    private static void await(Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(180).toNanos();
        while (!state.call()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within 180 s");
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String value(UUID id, long version) {
        return "value of " + id + " " + version;
    }

    private static byte[] place(UUID id, long version) {
        return "fairlead-secret-v1\ndefault\n%s\n%d".formatted(id, version).getBytes();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            return port > 60_000 ? port - 2000 : port;
        }
    }
}
