package io.fairlead.agent.probe;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries every request of one probe, within its limits and its deadline. */
final class Wire implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private final ProbeOrder order;
    private final RegistryOrigin registry;
    private final Surroundings surroundings;
    private final Journal journal;
    private final Deadline deadline;
    private final ScheduledFuture<?> alarm;
    private final Map<RegistryOrigin, Line> lines = new HashMap<>();
    private volatile @Nullable HttpUriRequestBase going;
    private volatile @Nullable Line used;

    Wire(
            ProbeOrder order,
            RegistryOrigin registry,
            Surroundings surroundings,
            Journal journal,
            ScheduledExecutorService alarms) {
        this.order = order;
        this.registry = registry;
        this.surroundings = surroundings;
        this.journal = journal;
        deadline = Deadline.in(order.budget());
        alarm = alarms.schedule(this::cut, order.budget().toNanos(), TimeUnit.NANOSECONDS);
    }

    Heard ask(Question question) {
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
        var request = request(question);
        going = request;
        used = line;
        if (deadline.isOver()) {
            return new Finding(Diagnosis.SLOW_RESPONSE, question + ": the deadline has passed");
        }
        try {
            var answer = line.send(question, request);
            line.contact().serverDate = answer.header("Date");
            LOG.info(
                    "{} {}{} -> {} trace={}",
                    question.method(),
                    question.origin(),
                    question.loggedPath(),
                    answer.status(),
                    order.traceparent());
            return proxied(question, answer);
        } catch (IOException e) {
            LOG.info(
                    "{} {}{} -> {} trace={}",
                    question.method(),
                    question.origin(),
                    question.loggedPath(),
                    e.getClass().getSimpleName(),
                    order.traceparent());
            return TransportFailure.finding(question, line.contact(), deadline, e);
        } finally {
            going = null;
        }
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
        return answer.status() == 407
                ? new Finding(Diagnosis.PROXY_AUTH, question + ": 407 from the proxy")
                : new Finding(
                        Diagnosis.PROXY_DENIED, question + ": the proxy refused the tunnel with " + answer.status());
    }

    /** What is known of the way to the registry itself. */
    Contact contact() {
        var line = lines.get(registry);
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
        var own = origin.host().equals(registry.host()) || isTrusted(origin);
        var contact = new Contact(
                origin,
                own ? AddressGuard.Private.ALLOWED : AddressGuard.Private.REFUSED,
                throughProxy,
                journal,
                origin.equals(registry));
        var trust = surroundings.trust().manager(order.connection().caCertificates());
        var line = new Line(contact, surroundings, trust, deadline);
        lines.put(origin, line);
        return line;
    }

    private boolean isTrusted(RegistryOrigin origin) {
        List<String> trusted = order.connection().trustedTokenHosts();
        return trusted.contains(origin.host()) || trusted.contains(origin.host() + ":" + origin.port());
    }

    private HttpUriRequestBase request(Question question) {
        var request = new HttpUriRequestBase(question.method(), URI.create(question.path()));
        request.setHeader("Accept", "application/json, */*;q=0.1");
        if (order.traceparent() != null) {
            request.setHeader("traceparent", order.traceparent());
        }
        if (question.authorization() != null) {
            request.setHeader("Authorization", question.authorization().header());
        }
        if (question.form() != null) {
            request.setEntity(new StringEntity(
                    question.form(), ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8)));
        }
        return request;
    }

    /** The deadline is over: socket time-outs alone would let a dripping answer go on for ever. */
    private void cut() {
        var request = going;
        if (request != null) {
            request.cancel();
        }
        var line = used;
        if (line != null) {
            line.cut();
        }
    }

    @Override
    public void close() {
        alarm.cancel(false);
        lines.values().forEach(Line::close);
    }
}
