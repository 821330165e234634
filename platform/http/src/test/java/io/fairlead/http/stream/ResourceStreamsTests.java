package io.fairlead.http.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.http.scope.AccountResolver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A made-up resource, knots, is streamed as every resource is. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ResourceStreamsTests {

    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID knot = UUID.randomUUID();

    @Autowired
    private KnotStreamSource feed;

    @Autowired
    private ResourceStreams streams;

    @Value("${local.server.port}")
    private int port;

    @Test
    void repeatsWhatTheClientMissedAndGoesOnWithWhatHappens() throws Exception {
        feed.tell(knot, new StreamEvent(1, "tied", "{\"n\":1}", false));
        feed.tell(knot, new StreamEvent(2, "pulled", "{\"n\":2}", false));

        var lines = follow("1");

        assertThat(nextOf(lines, "id:")).isEqualTo("id:2");
        assertThat(nextOf(lines, "event:")).isEqualTo("event:pulled");
        assertThat(nextOf(lines, "data:")).isEqualTo("data:{\"n\":2}");
        feed.tell(knot, new StreamEvent(3, "cut", "{}", true));
        streams.wake(knot);
        assertThat(nextOf(lines, "id:")).isEqualTo("id:3");
        assertThat(nextOf(lines, "end")).isEqualTo("end");
    }

    @Test
    void findsByItselfWhatAnotherInstanceTold() throws Exception {
        var lines = follow("");

        feed.tell(knot, new StreamEvent(1, "tied", "{}", true));

        assertThat(nextOf(lines, "event:")).isEqualTo("event:tied");
    }

    @Test
    void stopsBrowsersThatComeBackAfterTheEnd() throws Exception {
        feed.tell(knot, new StreamEvent(1, "tied", "{}", true));

        assertThat(status("1")).isEqualTo(204);
        assertThat(status("0")).isEqualTo(200);
        assertThat(status("one")).isEqualTo(400);
    }

    private BlockingQueue<String> follow(String lastEventId) {
        var lines = new LinkedBlockingQueue<String>();
        http.sendAsync(request(lastEventId), BodyHandlers.ofLines()).thenAccept(answer -> {
            answer.body().forEach(lines::add);
            lines.add("end");
        });
        return lines;
    }

    private int status(String lastEventId) throws Exception {
        return http.send(request(lastEventId), BodyHandlers.ofString()).statusCode();
    }

    private HttpRequest request(String lastEventId) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/knots/%s".formatted(port, knot)))
                .header("Last-Event-ID", lastEventId)
                .build();
    }

    private static String nextOf(BlockingQueue<String> lines, String beginning) throws InterruptedException {
        for (String line; (line = lines.poll(10, SECONDS)) != null; ) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new AssertionError("no line that begins with " + beginning);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @EnableScheduling
    @Import({KnotStreamSource.class, KnotController.class})
    static class Application {

        @Bean
        AccountResolver callerAccount() {
            return _ -> "default";
        }
    }

    @RestController
    static class KnotController {

        private final KnotStreamSource feed;
        private final ResourceStreams streams;

        KnotController(KnotStreamSource feed, ResourceStreams streams) {
            this.feed = feed;
            this.streams = streams;
        }

        @GetMapping("/knots/{knot}")
        ResponseEntity<SseEmitter> follow(@PathVariable UUID knot, @RequestHeader("Last-Event-ID") String lastEventId) {
            var told = feed.told(knot);
            var open = told.stream().noneMatch(StreamEvent::last);
            return streams.follow(
                    knot, open, told.isEmpty() ? 0 : told.getLast().id(), lastEventId);
        }
    }
}
