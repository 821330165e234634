package io.fairlead.events.access;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A KRaft node as docker-compose.yml has it: one listener for services inside, one with SASL for teams, and an authorizer. */
final class ProtectedBroker implements AutoCloseable {

    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private final KafkaRaftServer server;
    private final int inside;
    private final int teams;

    private ProtectedBroker(KafkaRaftServer server, int inside, int teams) {
        this.server = server;
        this.inside = inside;
        this.teams = teams;
    }

    static ProtectedBroker start(Path data) throws Exception {
        var inside = freePort();
        var teams = freePort();
        var controller = freePort();
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,TEAMS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(inside, teams, controller)),
                Map.entry(
                        "advertised.listeners",
                        "PLAINTEXT://127.0.0.1:%d,TEAMS://127.0.0.1:%d".formatted(inside, teams)),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,TEAMS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                Map.entry("listener.name.teams.scram-sha-512.sasl.jaas.config", SCRAM + " required;"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "2"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.dirs", data.toString())));
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
        return new ProtectedBroker(server, inside, teams);
    }

    Admin administrator() {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + inside));
    }

    /** A user whose password is their name; takes effect soon after. */
    void addUser(Admin administrator, String name) throws Exception {
        var credential = new UserScramCredentialUpsertion(
                name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), name);
        administrator.alterUserScramCredentials(List.of(credential)).all().get();
    }

    /** How a client with a password connects. */
    Map<String, Object> connection(String user, String password) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + teams,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "%s required username=\"%s\" password=\"%s\";".formatted(SCRAM, user, password)));
    }

    String inside() {
        return "127.0.0.1:" + inside;
    }

    String teams() {
        return "127.0.0.1:" + teams;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
