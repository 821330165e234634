package io.fairlead.console.gateway;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.springframework.stereotype.Component;

/** Observes what passes the front door: it is no servlet, so Spring's own filter does not see it. */
@Component
class ForwardingTraces {

    private final ObservationRegistry observations;
    private final Propagator propagator;

    ForwardingTraces(ObservationRegistry observations, Propagator propagator) {
        this.observations = observations;
        this.propagator = propagator;
    }

    /** @param uri of few values, such as a pattern */
    ForwardingTrace start(Request request, String uri) {
        var context = new RequestReplyReceiverContext<Request, Response>(
                (carrier, name) -> Objects.requireNonNull(carrier).getHeaders().get(name));
        context.setCarrier(request);
        var observation = Observation.createNotStarted("http.server.requests", () -> context, observations)
                .contextualName("http " + request.getMethod().toLowerCase(java.util.Locale.ROOT) + " " + uri)
                .lowCardinalityKeyValue("uri", uri)
                .start();
        return new ForwardingTrace(observation, propagator);
    }
}
