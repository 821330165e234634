package io.fairlead.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.local.Port;
import io.fairlead.local.Ports;
import io.fairlead.local.jvm.LauncherJar;
import io.fairlead.local.program.ChildProcessMain;
import io.fairlead.local.program.ProcessSupervisor;
import io.fairlead.local.program.ProgramJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path home;

    @Test
    void keepsItsTopicsOverARestart() throws Exception {
        var ports = Ports.free();
        var kafka = new EmbeddedKafka(home, ports.numberOf(Port.KAFKA), ports.numberOf(Port.KAFKA_CONTROLLER));

        var first = keep(kafka);
        try (var admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
        first.stop();
        var second = keep(kafka);

        try (var admin = admin(kafka)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
        second.stop();
    }

    private ProcessSupervisor keep(EmbeddedKafka kafka) throws Exception {
        var launched = LauncherJar.create(
                home.resolve("apps/launched.jar"), List.of(ChildProcessMain.class, KafkaBrokerMain.class), Map.of());
        var program = kafka.program(kafka.javaProgram(launched));
        var supervisor = ProcessSupervisor.start(
                program,
                new ProgramJournal(System.out, false, home.resolve("logs")),
                Files.createDirectories(home.resolve("pids")));
        supervisor.ready().join();
        return supervisor;
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
    }
}
