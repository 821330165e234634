package io.fairlead.agent.http;

import io.fairlead.agent.http.tls.CertificateEvidence;
import io.fairlead.agent.http.tls.ServerCertificates;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.testing.TestStep;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What is known of the way to one host: how far it was built, and what was seen there. */
public final class ConnectionTrace {

    /** Parts of a request, in their order. */
    public enum Phase {
        ADDRESS(TestStep.StepName.ADDRESS),
        CONNECT(TestStep.StepName.CONNECT),
        TLS(TestStep.StepName.TLS),
        HEAD(TestStep.StepName.API),
        BODY(TestStep.StepName.API);

        private final TestStep.StepName step;

        Phase(TestStep.StepName step) {
            this.step = step;
        }

        public TestStep.StepName step() {
            return step;
        }
    }

    final RegistryOrigin origin;
    final AddressGuard.PrivateAddresses privateAddresses;
    final boolean throughProxy;

    private final StepRecorder recorder;
    private boolean recordsSteps;
    private Phase phase = Phase.ADDRESS;
    private StepRecorder.StepStart phaseStart;
    private StepRecorder.StepStart requestStart;
    private boolean reused;

    List<X509Certificate> chain = List.of();

    @Nullable
    X509TrustManager authorities;

    boolean addedAuthorities;

    @Nullable
    SSLSession session;

    boolean clientCertificateRequested;
    boolean clientCertificateShown;
    Optional<String> serverDate = Optional.empty();

    /** @param recordsSteps whether the way to this host has steps of its own, as that to a token service has not */
    ConnectionTrace(
            RegistryOrigin origin,
            AddressGuard.PrivateAddresses privateAddresses,
            boolean throughProxy,
            StepRecorder recorder,
            boolean recordsSteps) {
        this.origin = origin;
        this.privateAddresses = privateAddresses;
        this.throughProxy = throughProxy;
        this.recorder = recorder;
        this.recordsSteps = recordsSteps;
        phaseStart = recorder.startStep();
        requestStart = phaseStart;
    }

    /** A request begins on the connection that stands, until it shows that one has to be opened. */
    void requestStarted() {
        startPhase(Phase.HEAD);
        reused = true;
    }

    void startPhase(Phase next) {
        phase = next;
        phaseStart = recorder.startStep();
        reused &= next.compareTo(Phase.HEAD) >= 0;
    }

    /** Whether the request left on a connection that had been used before, and nothing came back on it. */
    boolean isUnansweredOnReusedConnection() {
        return reused && phase == Phase.HEAD;
    }

    /** Ends the phase that goes on, as a step where it is one. */
    void completePhase(Map<String, String> evidence) {
        if (recordsSteps) {
            recorder.passed(phase.step, phaseStart, evidence);
        }
    }

    void skippedTls() {
        if (recordsSteps) {
            recorder.skipped(TestStep.StepName.TLS, "plain HTTP");
        }
    }

    /** The first connection has told its steps; a registry may close it after each answer and make us open more. */
    void responseStarted() {
        requestStart = phaseStart;
        startPhase(Phase.BODY);
        recordsSteps = false;
    }

    public Phase phase() {
        return phase;
    }

    /** When the phase that goes on began. */
    public StepRecorder.StepStart phaseStart() {
        return phaseStart;
    }

    /** When the request that was answered last left on a standing connection. */
    public StepRecorder.StepStart requestStart() {
        return requestStart;
    }

    /** What the server showed, its own certificate first; also when it was refused. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** What is wrong with them. */
    public ServerCertificates certificates() {
        return new ServerCertificates(chain, authorities, addedAuthorities, phaseStart.startedAt());
    }

    /** Whether a handshake was ever completed. */
    public boolean isEncrypted() {
        return session != null;
    }

    /** The {@code Date} of the last answer. */
    public Optional<String> serverDate() {
        return serverDate;
    }

    /** What the handshake showed; empty over plain HTTP. */
    public Map<String, String> certificateEvidence() {
        return CertificateEvidence.of(chain, session);
    }

    boolean isPlain() {
        return !origin.secure();
    }

    @Override
    public String toString() {
        return origin.host() + ":" + origin.port();
    }
}
