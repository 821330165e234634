package io.fairlead.console.connector;

import io.fairlead.console.admission.OpenRequests;
import io.fairlead.console.admission.OpenRequests.Admission;
import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.TestStream;
import io.fairlead.console.signin.SignedInUser;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows a test while it runs: whenever something happened, sends the part of the page that shows it again. */
@Component
public class LiveTestStream {

    private final TestStream stream;
    private final OpenRequests open;

    LiveTestStream(TestStream stream, OpenRequests open) {
        this.stream = stream;
        this.open = open;
    }

    /** @param part renders the present state; runs in the name of whoever asked */
    public SseEmitter show(PageScope scope, UUID test, Supplier<ModelAndView> part) {
        var place = admit();
        var emitter = new SseEmitter(0L);
        Thread.ofVirtual().name("show-" + test).start(new DelegatingSecurityContextRunnable(() -> {
            try (place) {
                follow(scope, test, part, emitter);
            }
        }));
        return emitter;
    }

    private Admission.Admitted admit() {
        return switch (open.admitStream("page " + SignedInUser.current().getName())) {
            case Admission.Admitted place -> place;
            case Admission.CallerHasTooMany(int max) -> throw ApiProblem.tooManyStreams(max);
            case Admission.Full() -> throw ApiProblem.unreachable("The console");
        };
    }

    private void follow(PageScope scope, UUID test, Supplier<ModelAndView> part, SseEmitter emitter) {
        try {
            stream.follow(scope, test, new RenderingListener(part, emitter));
            emitter.send(SseEmitter.event().name("state").data(part.get()));
            emitter.send(SseEmitter.event().name("done").data("done"));
            emitter.complete();
        } catch (IOException | IllegalStateException | ApiProblem _) {
            // The browser is gone, or the service is: in that case it asks again.
            emitter.complete();
        }
    }

    private record RenderingListener(Supplier<ModelAndView> part, SseEmitter emitter)
            implements TestStream.TestProgressListener {

        @Override
        public void onChange() throws IOException {
            emitter.send(SseEmitter.event().name("state").data(part.get()));
        }

        @Override
        public void onHeartbeat() throws IOException {
            emitter.send(SseEmitter.event().comment("still here"));
        }
    }
}
