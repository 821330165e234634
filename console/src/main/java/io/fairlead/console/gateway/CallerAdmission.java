package io.fairlead.console.gateway;

import io.fairlead.console.admission.OpenRequests;
import io.fairlead.console.admission.OpenRequests.Admission;
import io.fairlead.console.signin.CallerNames;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.springframework.stereotype.Component;

/** Lets a caller open only so many streams, and have only so many requests wait, before a service is asked. */
@Component
class CallerAdmission {

    private final OpenRequests open;
    private final CallerNames names;

    CallerAdmission(OpenRequests open, CallerNames names) {
        this.open = open;
        this.names = names;
    }

    /** On a thread of its own: the issuer may have to be asked for its keys. */
    void admit(
            ForwardedRequest request,
            Runnable admitted,
            BiConsumer<GatewayProblem, String> refused,
            Consumer<Throwable> failed) {
        Thread.ofVirtual()
                .name("admit")
                .uncaughtExceptionHandler((_, fault) -> failed.accept(fault))
                .start(() -> {
                    switch (admission(request)) {
                        case Admission.Admitted place -> {
                            Request.addCompletionListener(request, _ -> place.close());
                            admitted.run();
                        }
                        case Admission.CallerHasTooMany(int max) ->
                            refused.accept(
                                    request.kind().isStream()
                                            ? GatewayProblem.TOO_MANY_STREAMS
                                            : GatewayProblem.TOO_MANY_WAITS,
                                    Integer.toString(max));
                        case Admission.Full() ->
                            refused.accept(
                                    GatewayProblem.TOO_MANY_OPEN_REQUESTS,
                                    request.kind().isStream() ? "event streams" : "waiting requests");
                    }
                });
    }

    private Admission admission(ForwardedRequest request) {
        var caller = names.nameOf(String.valueOf(request.getHeaders().get(HttpHeader.AUTHORIZATION)));
        return request.kind().isStream() ? open.admitStream(caller) : open.admitWait(caller);
    }
}
