package io.fairlead.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.ConsoleApplication;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/** A console that stops while streams are open. */
class StoppingTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void endsItsStreamsAndStopsWithoutWaitingForThem() throws Exception {
        try (var service = new StandInService(0)) {
            var console = SpringApplication.run(
                    ConsoleApplication.class,
                    "--fairlead.port=0",
                    "--fairlead.management-port=0",
                    "--fairlead.access.client-secret=a-secret-for-tests",
                    "--fairlead.services.test.url=" + service.url());
            var port = console.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            try (var stream = new RawConnection(port)) {
                stream.send("GET /api/v1/tests/1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer right\r\n\r\n");
                assertThat(stream.head()).startsWith("HTTP/1.1 200");

                var begin = System.nanoTime();
                console.close();

                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
                assertThat(stream.rest()).contains("data: first");
            }
        }
    }
}
