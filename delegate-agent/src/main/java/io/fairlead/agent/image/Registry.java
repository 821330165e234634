package io.fairlead.agent.image;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Heard;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.agent.wire.Sink;
import io.fairlead.agent.wire.Wire;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One registry during one operation: brings the proof along, is patient where that may help, and notes remarks. */
final class Registry implements AutoCloseable {

    private final UUID connectorId;
    private final RegistryOrigin origin;
    private final Wire wire;
    private final Pass pass;
    private final Patience patience;
    private final Overheard overheard = new Overheard();

    Registry(UUID connectorId, RegistryOrigin origin, Wire wire, Pass pass, Patience patience) {
        this.connectorId = connectorId;
        this.origin = origin;
        this.wire = wire;
        this.pass = pass;
        this.patience = patience;
    }

    RegistryOrigin origin() {
        return origin;
    }

    Pass pass() {
        return pass;
    }

    Question get(String path) {
        return Question.get(origin, path);
    }

    Question question(String method, String path) {
        return Question.of(method, origin, path);
    }

    Answer ask(Question bare) {
        return ask(bare, null);
    }

    /** An answer of whatever status; fails when none came. The sink, if any, begins anew with each try. */
    Answer ask(Question bare, @Nullable Sink sink) {
        for (var tried = 0; ; tried++) {
            switch (stream(bare, sink)) {
                case Finding finding -> {
                    if (tried == Patience.TRIES_AGAIN || !mayRepeat(bare, finding) || !pause(tried)) {
                        throw new OperationFailed(finding);
                    }
                }
                case Answer answer -> {
                    if (tried == Patience.TRIES_AGAIN || !Patience.mayHeal(answer) || !waited(answer, tried)) {
                        return answer;
                    }
                }
            }
        }
    }

    /** Tries again only with another proof, which a registry asks for before it takes or gives a body. */
    Heard stream(Question bare, @Nullable Sink sink) {
        var heard = once(bare, sink);
        if (!(heard instanceof Answer answer) || answer.status() != 401 || !isOurs(bare) || !pass.mayRenew(answer)) {
            return heard;
        }
        pass.renew(wire, answer);
        var again = once(bare, sink);
        if (again instanceof Answer refusal && refusal.status() == 401) {
            pass.refused(bare, refusal);
        }
        return again;
    }

    /** Once only: the body that it carries streams by. */
    Heard send(Question carrying) {
        return once(carrying, null);
    }

    private Heard once(Question bare, @Nullable Sink sink) {
        if (Thread.currentThread().isInterrupted()) {
            throw new OperationFailed(Diagnosis.OPERATION_CANCELLED, "the delegate was told to stop");
        }
        var proof = pass.proof();
        // Whatever lies elsewhere gets no credential of this registry.
        var question = proof == null || !isOurs(bare) ? bare : bare.with(proof);
        var heard = wire.ask(question, sink);
        if (heard instanceof Answer answer && isOurs(bare)) {
            overheard.hear(answer, pass.redaction());
        }
        return heard;
    }

    private boolean isOurs(Question question) {
        return question.origin().equals(origin);
    }

    /** Waits before something broken is gone on with; false when there is no time for it. */
    boolean pause(int tried) {
        return patience.pause(Optional.empty(), tried);
    }

    /** Has the next request ask for a proof, where one was refused while a body streamed by. */
    void renew(Answer refusal) {
        pass.renew(wire, refusal);
    }

    /** Waits as long as the answer asks for; false when that is too long. */
    boolean waited(Answer answer, int tried) {
        var wish = patience.wish(answer);
        if (wish.filter(Patience::isTooLong).isPresent()) {
            overheard.refusedFor(wish.get().toSeconds());
            return false;
        }
        return patience.pause(wish, tried);
    }

    private static boolean mayRepeat(Question question, Finding finding) {
        var safe = question.method().equals("GET") || question.method().equals("HEAD");
        return safe && finding.code().retry() == RetryAdvice.SOON;
    }

    /** What the registry's error says, fit to be shown. */
    String words(Answer answer) {
        var error = RegistryError.of(answer);
        var words = pass.redaction().shown((error.code() + " " + error.message()).strip());
        return words.isEmpty() ? "" : ": " + words;
    }

    String shown(String text) {
        return pass.redaction().shown(text);
    }

    ConnectorRemarks remarks() {
        return overheard.remarks(connectorId);
    }

    @Override
    public void close() {
        wire.close();
    }
}
