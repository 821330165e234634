package io.fairlead.agent.image;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Heard;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.Sink;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.concurrent.atomic.AtomicReference;

/** The blobs of one repository, read from wherever the registry keeps them. */
record BlobSource(Registry registry, String repository) {

    private static final int MOST_HOPS = 5;

    /** Follows redirects to storage by hand, and takes no credential along. */
    Heard stream(Descriptor blob, long from, Sink sink) {
        var question = ranged(registry.get(path(blob)), from);
        for (var hop = 0; ; hop++) {
            var heard = registry.stream(question, sink);
            if (!(heard instanceof Answer answer) || !answer.isRedirect()) {
                return heard;
            }
            if (hop == MOST_HOPS) {
                throw new OperationFailed(Diagnosis.REDIRECT_ELSEWHERE, question + ": more than 5 redirects");
            }
            question = ranged(next(question, answer), from);
        }
    }

    /** Small content as a whole, checked. */
    byte[] read(Descriptor blob, int most) {
        var content = new AtomicReference<>(new byte[0]);
        var heard = stream(blob, 0, (_, body) -> content.set(new Limited(body, most).readAllBytes()));
        var answer = answered(heard);
        if (answer.status() != 200) {
            throw refused(blob, answer);
        }
        if (!Digests.matches(content.get(), blob.digest())) {
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH,
                    "read %s of %s: other content came".formatted(blob.digest(), repository));
        }
        return content.get();
    }

    /** What the end of a stream means: a break that may heal, or the end of it all. */
    Finding broken(Descriptor blob, Heard heard, int breaks) {
        return switch (heard) {
            case Finding finding -> finding;
            case Answer answer -> {
                var refused = refused(blob, answer);
                if (!Patience.mayHeal(answer) || !registry.waited(answer, breaks)) {
                    throw refused;
                }
                yield refused.finding();
            }
        };
    }

    private OperationFailed refused(Descriptor blob, Answer answer) {
        return Refusal.toRead(registry, registry.get(path(blob)), answer, Diagnosis.TAG_NOT_FOUND);
    }

    private static Answer answered(Heard heard) {
        return switch (heard) {
            case Finding finding -> throw new OperationFailed(finding);
            case Answer answer -> answer;
        };
    }

    private static Question next(Question question, Answer answer) {
        var place = answer.header("Location")
                .flatMap(named -> Locations.resolve(question.origin(), question.path(), named))
                .orElseThrow(() -> new OperationFailed(
                        Diagnosis.REDIRECT_ELSEWHERE, question + ": it redirects to an address that is none"));
        if (question.origin().secure() && !place.origin().secure()) {
            throw new OperationFailed(
                    Diagnosis.REDIRECT_ELSEWHERE, question + ": it redirects to " + place.origin() + ", unencrypted");
        }
        return Question.get(place.origin(), place.path());
    }

    private static Question ranged(Question question, long from) {
        return from == 0 ? question : question.with("Range", "bytes=" + from + "-");
    }

    private String path(Descriptor blob) {
        return "/v2/" + repository + "/blobs/" + blob.digest();
    }
}
