package io.fairlead.agent.wire;

import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.testing.TestStep;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What is known of the way to one host: how far it was built, and what was seen there. */
public final class Contact {

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
    final AddressGuard.Private privately;
    final boolean throughProxy;

    private final Journal journal;
    private boolean narrated;
    private Phase phase = Phase.ADDRESS;
    private Journal.Mark since;
    private Journal.Mark requested;
    private boolean standing;

    List<X509Certificate> chain = List.of();

    @Nullable
    SSLSession session;

    boolean wantsCertificate;
    boolean showedCertificate;
    Optional<String> serverDate = Optional.empty();

    /** @param narrated whether the way to this host has steps of its own, as that to a token service has not */
    Contact(
            RegistryOrigin origin,
            AddressGuard.Private privately,
            boolean throughProxy,
            Journal journal,
            boolean narrated) {
        this.origin = origin;
        this.privately = privately;
        this.throughProxy = throughProxy;
        this.journal = journal;
        this.narrated = narrated;
        since = journal.mark();
        requested = since;
    }

    /** A request begins on the connection that stands, until it shows that one has to be opened. */
    void asks() {
        begins(Phase.HEAD);
        standing = true;
    }

    void begins(Phase next) {
        phase = next;
        since = journal.mark();
        standing &= next.compareTo(Phase.HEAD) >= 0;
    }

    /** Whether the request left on a connection that had been used before, and nothing came back on it. */
    boolean unansweredOnStandingConnection() {
        return standing && phase == Phase.HEAD;
    }

    /** Ends the phase that goes on, as a step where it is one. */
    void passed(Map<String, String> evidence) {
        if (narrated) {
            journal.passed(phase.step, since, evidence);
        }
    }

    void skippedTls() {
        if (narrated) {
            journal.skipped(TestStep.StepName.TLS, "plain HTTP");
        }
    }

    /** The first connection has told its steps; a registry may close it after each answer and make us open more. */
    void answered() {
        requested = since;
        begins(Phase.BODY);
        narrated = false;
    }

    public Phase phase() {
        return phase;
    }

    /** When the phase that goes on began. */
    public Journal.Mark since() {
        return since;
    }

    /** When the request that was answered last left on a standing connection. */
    public Journal.Mark requestedSince() {
        return requested;
    }

    /** What the server showed, its own certificate first; also when it was refused. */
    public List<X509Certificate> chain() {
        return chain;
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
