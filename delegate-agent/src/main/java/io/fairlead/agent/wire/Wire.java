package io.fairlead.agent.wire;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries every request of one errand, within its limits and its deadline. Follows no redirect: whoever asks decides
 * where to go next, and with which credential.
 */
public final class Wire implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private final Errand errand;
    private final Surroundings surroundings;
    private final Journal journal;
    private final Deadline deadline;
    private final ScheduledFuture<?> alarm;
    private final Map<RegistryOrigin, Line> lines = new ConcurrentHashMap<>();
    private final Set<HttpUriRequestBase> going = ConcurrentHashMap.newKeySet();

    public Wire(Errand errand, Surroundings surroundings, Journal journal, ScheduledExecutorService alarms) {
        this.errand = errand;
        this.surroundings = surroundings;
        this.journal = journal;
        deadline = Deadline.in(errand.budget());
        alarm = alarms.schedule(this::cut, errand.budget().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Reads the answer as text. */
    public Heard ask(Question question) {
        return ask(question, null);
    }

    /** Hands the body of a successful answer to the sink; any other answer is read as text. */
    public Heard ask(Question question, @Nullable Sink sink) {
        Line line;
        try {
            line = line(question.origin());
        } catch (GeneralSecurityException | IOException e) {
            return new Finding(Diagnosis.TLS_UNKNOWN_CA, "read the connector's certificates: they are not valid PEM");
        }
        var refusal = line.contact().throughProxy ? refusalBehindProxy(question, line.contact()) : null;
        if (refusal != null) {
            return refusal;
        }
        var request = new HttpUriRequestBase(question.method(), URI.create(question.path()));
        going.add(request);
        if (deadline.isOver()) {
            going.remove(request);
            return new Finding(Diagnosis.SLOW_RESPONSE, question + ": the deadline has passed");
        }
        try {
            fill(request, question);
            var answer = line.send(question, request, sink);
            line.contact().serverDate = answer.header("Date");
            log(question, answer.status());
            return proxied(question, answer);
        } catch (IOException e) {
            log(question, e.getClass().getSimpleName());
            return TransportFailure.finding(question, line.contact(), deadline, e);
        } finally {
            going.remove(request);
        }
    }

    private void log(Question question, Object end) {
        LOG.info(
                "{} {}{} -> {} trace={}",
                question.method(),
                question.origin(),
                question.loggedPath(),
                end,
                errand.traceparent());
    }

    /** Behind a proxy nothing is resolved here, so names have to do. */
    private @Nullable Finding refusalBehindProxy(Question question, Contact contact) {
        var plain = surroundings.policy().plainHttp();
        if (contact.isPlain() && plain != EgressPolicy.PlainHttp.ANYWHERE) {
            return new Finding(Diagnosis.HTTP_REFUSED, question + ": plain HTTP through the proxy is not allowed");
        }
        return new AddressGuard(surroundings.policy())
                .refusalOfName(contact.origin.host(), contact.privately)
                .map(reason -> new Finding(Diagnosis.ADDRESS_REFUSED, question + ": " + reason))
                .orElse(null);
    }

    private static Heard proxied(Question question, Answer answer) {
        if (!answer.fromProxy()) {
            return answer;
        }
        // Some proxies answer a wrong password with 401.
        return answer.status() == 407 || answer.status() == 401
                ? new Finding(Diagnosis.PROXY_AUTH, question + ": " + answer.status() + " from the proxy")
                : new Finding(
                        Diagnosis.PROXY_DENIED, question + ": the proxy refused the tunnel with " + answer.status());
    }

    /** How long everything may still take. */
    public Duration remaining() {
        return Duration.ofMillis(deadline.remainingMillis());
    }

    /** What is known of the way to the registry itself. */
    public Contact contact() {
        var line = lines.get(errand.registry());
        if (line == null) {
            throw new IllegalStateException("nothing was asked yet");
        }
        return line.contact();
    }

    private Line line(RegistryOrigin origin) throws GeneralSecurityException, IOException {
        var known = lines.get(origin);
        if (known != null) {
            return known;
        }
        var throughProxy = surroundings
                .proxy()
                .map(proxy -> proxy.covers(origin.host(), origin.port()))
                .orElse(false);
        var contact = new Contact(
                origin,
                errand.trusts(origin) ? AddressGuard.Private.ALLOWED : AddressGuard.Private.REFUSED,
                throughProxy,
                journal,
                origin.equals(errand.registry()));
        var trust = surroundings.trust().manager(errand.caCertificates());
        var line = new Line(contact, surroundings, trust, deadline);
        lines.put(origin, line);
        return line;
    }

    private void fill(HttpUriRequestBase request, Question question) throws IOException {
        question.headers().forEach(request::setHeader);
        if (errand.traceparent() != null) {
            request.setHeader("traceparent", errand.traceparent());
        }
        if (question.authorization() != null) {
            request.setHeader("Authorization", question.authorization().header());
        }
        var body = question.body();
        if (body != null) {
            request.setEntity(new EntityTemplate(
                    Math.max(-1, body.length()), ContentType.parse(body.contentType()), null, body::writeTo));
        }
    }

    /** The deadline is over: socket time-outs alone would let a dripping answer go on for ever. */
    private void cut() {
        going.forEach(HttpUriRequestBase::cancel);
        lines.values().forEach(Line::cut);
    }

    @Override
    public void close() {
        alarm.cancel(false);
        lines.values().forEach(Line::close);
    }
}
