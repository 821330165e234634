package io.fairlead.local.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's process: formats its storage at the first start, then serves until it is told to end. */
public final class KafkaBrokerMain {

    static final String READY = "The broker is ready";

    /** Set: end as soon as it is ready. */
    static final String EXIT_WHEN_READY = "fairlead.kafka.once";

    private KafkaBrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(reader);
        }
        format(Path.of(properties.getProperty("log.dirs")));
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-kafka"));
        server.startup();
        System.out.println(READY);
        if (Boolean.getBoolean(EXIT_WHEN_READY)) {
            System.exit(0);
        }
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        deleteContents(data);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(EmbeddedKafka.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(EmbeddedKafka.CONTROLLER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    /** A first start that was cut off leaves files without meta.properties, which the formatter refuses. */
    private static void deleteContents(Path data) throws IOException {
        if (Files.exists(data)) {
            try (var left = Files.walk(data)) {
                for (var file : left.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
