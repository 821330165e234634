package io.fairlead.agent.http;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * Carries every request of one probe or operation, within its limits and its deadline. Follows no redirect: whoever asks decides
 * where to go next, and with which credential.
 */
public final class RegistryHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);

    private final RegistryHttpOptions options;
    private final NetworkSetup networkSetup;
    private final StepRecorder recorder;
    private final Deadline deadline;
    private final ScheduledFuture<?> deadlineTask;
    private final Map<RegistryOrigin, HostConnection> connections = new ConcurrentHashMap<>();
    private volatile Optional<Duration> requestedPause = Optional.empty();
    private final Set<HttpUriRequestBase> inFlight = ConcurrentHashMap.newKeySet();

    public RegistryHttp(
            RegistryHttpOptions options,
            NetworkSetup networkSetup,
            StepRecorder recorder,
            ScheduledExecutorService alarms) {
        this.options = options;
        this.networkSetup = networkSetup;
        this.recorder = recorder;
        deadline = Deadline.after(options.budget());
        deadlineTask = alarms.schedule(this::abort, options.budget().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Reads the answer as text. */
    public RegistryReply execute(RegistryRequest request) {
        return execute(request, null);
    }

    /** Hands the body of a successful answer to the consumer; any other answer is read as text. */
    public RegistryReply execute(RegistryRequest request, @Nullable BodyConsumer bodyConsumer) {
        HostConnection connection;
        try {
            connection = connectionTo(request.origin());
        } catch (GeneralSecurityException | IOException e) {
            return new RegistryFinding(
                    Diagnosis.TLS_UNKNOWN_CA, "read the connector's certificates: they are not valid PEM");
        }
        var refusal = connection.trace().throughProxy ? refusalBehindProxy(request, connection.trace()) : null;
        if (refusal != null) {
            return refusal;
        }
        var httpRequest = new HttpUriRequestBase(request.method(), URI.create(request.path()));
        inFlight.add(httpRequest);
        if (deadline.isOver()) {
            inFlight.remove(httpRequest);
            return new RegistryFinding(Diagnosis.SLOW_RESPONSE, request + ": the deadline has passed");
        }
        try {
            fill(httpRequest, request);
            var response = connection.send(request, httpRequest, bodyConsumer);
            connection.trace().serverDate = response.header("Date");
            if (!response.isSuccess() && response.status() != 401) {
                requestedPause = RetryAfter.of(response, recorder.startStep().startedAt());
            }
            log(request, response.status());
            return proxied(request, response);
        } catch (IOException e) {
            log(request, e.getClass().getSimpleName());
            return TransportFailure.finding(request, connection.trace(), deadline, e);
        } finally {
            inFlight.remove(httpRequest);
        }
    }

    /** How long the last failure asked to be left alone. */
    public Optional<Duration> requestedPause() {
        return requestedPause;
    }

    private void log(RegistryRequest request, Object end) {
        LOG.info(
                "{} {}{} -> {} trace={}",
                request.method(),
                request.origin(),
                request.loggedPath(),
                end,
                options.traceparent());
    }

    /** Behind a proxy nothing is resolved here, so names have to do. */
    private @Nullable RegistryFinding refusalBehindProxy(RegistryRequest request, ConnectionTrace trace) {
        var plain = networkSetup.policy().plainHttp();
        if (trace.isPlain() && plain != EgressPolicy.PlainHttp.ANYWHERE) {
            return new RegistryFinding(
                    Diagnosis.HTTP_REFUSED, request + ": plain HTTP through the proxy is not allowed");
        }
        return new AddressGuard(networkSetup.policy())
                .refusalOfName(trace.origin.host(), trace.privateAddresses)
                .map(reason -> new RegistryFinding(Diagnosis.ADDRESS_REFUSED, request + ": " + reason))
                .orElse(null);
    }

    private static RegistryReply proxied(RegistryRequest request, RegistryResponse response) {
        if (!response.fromProxy()) {
            return response;
        }
        // Some proxies answer a wrong password with 401.
        return response.status() == 407 || response.status() == 401
                ? new RegistryFinding(Diagnosis.PROXY_AUTH, request + ": " + response.status() + " from the proxy")
                : new RegistryFinding(
                        Diagnosis.PROXY_DENIED, request + ": the proxy refused the tunnel with " + response.status());
    }

    /** How long everything may still take. */
    public Duration remaining() {
        return Duration.ofMillis(deadline.remainingMillis());
    }

    /** What is known of the way to the registry itself. */
    public ConnectionTrace registryTrace() {
        var connection = connections.get(options.registry());
        if (connection == null) {
            throw new IllegalStateException("nothing was asked yet");
        }
        return connection.trace();
    }

    private HostConnection connectionTo(RegistryOrigin origin) throws GeneralSecurityException, IOException {
        var known = connections.get(origin);
        if (known != null) {
            return known;
        }
        var throughProxy = networkSetup
                .proxy()
                .map(proxy -> proxy.covers(origin.host(), origin.port()))
                .orElse(false);
        var trace = new ConnectionTrace(
                origin,
                options.trusts(origin) ? AddressGuard.PrivateAddresses.ALLOWED : AddressGuard.PrivateAddresses.REFUSED,
                throughProxy,
                recorder,
                origin.equals(options.registry()));
        var trustManager = networkSetup.trustedAuthorities().trustManager(options.caCertificates());
        trace.authorities = trustManager;
        trace.addedAuthorities = !options.caCertificates().isBlank();
        var connection = new HostConnection(trace, networkSetup, trustManager, deadline);
        connections.put(origin, connection);
        return connection;
    }

    private void fill(HttpUriRequestBase httpRequest, RegistryRequest request) throws IOException {
        request.headers().forEach(httpRequest::setHeader);
        if (options.traceparent() != null) {
            httpRequest.setHeader("traceparent", options.traceparent());
        }
        if (request.authorization() != null) {
            httpRequest.setHeader("Authorization", request.authorization().value());
        }
        var body = request.body();
        if (body != null) {
            httpRequest.setEntity(new EntityTemplate(
                    Math.max(-1, body.length()), ContentType.parse(body.contentType()), null, body::writeTo));
        }
    }

    /** The deadline is over: socket time-outs alone would let a dripping answer go on for ever. */
    private void abort() {
        inFlight.forEach(HttpUriRequestBase::cancel);
        connections.values().forEach(HostConnection::abort);
    }

    @Override
    public void close() {
        deadlineTask.cancel(false);
        connections.values().forEach(HostConnection::close);
    }
}
