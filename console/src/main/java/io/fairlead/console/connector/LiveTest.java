package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.TestStream;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows a test while it runs: whenever something happened, sends the part of the page that shows it anew. */
@Component
public class LiveTest {

    private final TestStream stream;

    LiveTest(TestStream stream) {
        this.stream = stream;
    }

    /** @param part renders the present state; runs in the name of whoever asked */
    public SseEmitter show(Place place, UUID test, Supplier<ModelAndView> part) {
        var emitter = new SseEmitter(0L);
        Thread.ofVirtual()
                .name("show-" + test)
                .start(new DelegatingSecurityContextRunnable(() -> follow(place, test, part, emitter)));
        return emitter;
    }

    private void follow(Place place, UUID test, Supplier<ModelAndView> part, SseEmitter emitter) {
        try {
            stream.follow(place, test, new Shown(part, emitter));
            emitter.send(SseEmitter.event().name("state").data(part.get()));
            emitter.send(SseEmitter.event().name("done").data("done"));
            emitter.complete();
        } catch (IOException | IllegalStateException | ApiProblem _) {
            // The browser is gone, or the service is: in that case it asks again.
            emitter.complete();
        }
    }

    private record Shown(Supplier<ModelAndView> part, SseEmitter emitter) implements TestStream.Follower {

        @Override
        public void moved() throws IOException {
            emitter.send(SseEmitter.event().name("state").data(part.get()));
        }

        @Override
        public void quiet() throws IOException {
            emitter.send(SseEmitter.event().comment("still here"));
        }
    }
}
