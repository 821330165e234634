package io.fairlead.local.kafka;

import io.fairlead.local.jvm.AotCacheTrainer.TrainingRun;
import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.program.Program;
import io.fairlead.local.program.Readiness;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Describes the one Kafka node that is broker and controller at once, listening on 127.0.0.1 only. */
public final class EmbeddedKafka {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String BROKER = "PLAINTEXT";

    private static final List<String> FLAGS = List.of(
            "-Xmx192m",
            "-XX:+ExitOnOutOfMemoryError",
            JavaProgram.QUICK_COMPILER,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private static final Map<String, String> SINGLE_NODE_SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("inter.broker.listener.name", BROKER),
            Map.entry("listener.security.protocol.map", BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "2"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            // groups find their members at once, and notice soon that one was killed
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "1000"),
            Map.entry("group.consumer.heartbeat.interval.ms", "500"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "200"),
            Map.entry("group.consumer.min.session.timeout.ms", "1000"),
            Map.entry("group.consumer.session.timeout.ms", "6000"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("log.retention.hours", "168"));

    private final Path home;
    private final int port;
    private final int controllerPort;

    public EmbeddedKafka(Path home, int port, int controllerPort) {
        this.home = home;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** The broker on those jars of our own class path; a directory of classes would forbid the cache. */
    public JavaProgram javaProgram(Path launched) {
        var classPath = new ArrayList<>(List.of(launched));
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                classPath.add(Path.of(entry));
            }
        }
        return new JavaProgram(
                FLAGS,
                classPath,
                KafkaBrokerMain.class.getName(),
                launched.resolveSibling("kafka-" + hash(classPath) + ".aot"));
    }

    public Program program(JavaProgram java) throws IOException {
        return new Program(
                        "kafka",
                        java.command(List.of(writeSettings().toString())),
                        Map.of(),
                        home,
                        Readiness.whenLogContains(KafkaBrokerMain.READY))
                .withGrace(Duration.ofSeconds(5));
    }

    /** Another broker on a directory and on ports of its own, which ends as soon as it is ready. */
    public TrainingRun trainingRun(JavaProgram java) throws IOException {
        var trainingHome = Files.createDirectories(home.resolve("apps").resolve("kafka-training"));
        var settings = new EmbeddedKafka(trainingHome, freePort(), freePort()).writeSettings();
        var exitWhenReady = "-D" + KafkaBrokerMain.EXIT_WHEN_READY + "=true";
        return new TrainingRun(java, Map.of(), List.of(exitWhenReady), List.of(settings.toString()));
    }

    private Path writeSettings() throws IOException {
        var settings = Files.createDirectories(home.resolve("apps")).resolve("kafka.properties");
        try (var writer = Files.newBufferedWriter(settings)) {
            properties().store(writer, null);
        }
        return settings;
    }

    private static String hash(List<Path> classPath) {
        return Integer.toHexString(classPath.toString().hashCode());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Properties properties() {
        var listener = BROKER + "://" + bootstrap();
        var properties = new Properties();
        properties.putAll(SINGLE_NODE_SETTINGS);
        properties.putAll(Map.of(
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "listeners",
                listener + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                listener,
                "log.dirs",
                home.resolve("kafka").toString()));
        return properties;
    }
}
