package io.fairlead.testkit.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.kafka.KafkaContainer;

/** Starts one KRaft node that is broker and controller at once. */
final class KafkaBroker {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaBroker.class);
    private static final String LISTENER = "PLAINTEXT";
    private static final String CONTROLLER = "CONTROLLER";

    /** The volume of the image. */
    static final String DATA = "/var/lib/kafka/data";

    private static final Map<String, String> SINGLE_NODE_SETTINGS = Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0",
            "group.consumer.heartbeat.interval.ms", "200",
            "group.consumer.min.heartbeat.interval.ms", "200");

    private KafkaBroker() {}

    static String inContainer() {
        var container = container();
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-kafka"));
        return of(container);
    }

    /** One that is still to be started, and keeps its records in {@link #DATA}. */
    static KafkaContainer container() {
        var container = new KafkaContainer(ServerChoice.KAFKA_IMAGE).withEnv("KAFKA_LOG_DIRS", DATA);
        SINGLE_NODE_SETTINGS.forEach((key, value) ->
                container.withEnv("KAFKA_" + key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return container;
    }

    static String of(KafkaContainer started) {
        return announced("container " + ServerChoice.KAFKA_IMAGE, started.getBootstrapServers());
    }

    static String embedded() {
        try {
            var data = Files.createTempDirectory("fairlead-kafka");
            var properties = properties(data, freePort(), freePort());
            format(data);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            server.startup();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                server.shutdown();
                                FileSystemUtils.deleteRecursively(data.toFile());
                            },
                            "stop-kafka"));
            return announced(
                    "embedded", properties.getProperty("advertised.listeners").replace(LISTENER + "://", ""));
        } catch (IOException fault) {
            throw new UncheckedIOException("start embedded Kafka: " + fault.getMessage(), fault);
        }
    }

    private static Properties properties(Path data, int port, int controllerPort) {
        var listener = LISTENER + "://127.0.0.1:" + port;
        var properties = new Properties();
        properties.putAll(SINGLE_NODE_SETTINGS);
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                listener + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                listener,
                "listener.security.protocol.map",
                LISTENER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "log.dirs",
                data.toString()));
        return properties;
    }

    private static void format(Path data) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (Exception fault) {
            throw new IllegalStateException("format Kafka's storage at " + data + ": " + fault.getMessage(), fault);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String announced(String kind, String bootstrap) {
        LOG.warn("TESTBED: Kafka ({}) at {}", kind, bootstrap);
        return bootstrap;
    }
}
