package io.fairlead.agent.probe;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Contact;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Journal;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.agent.wire.Target;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import io.fairlead.contracts.testing.TestStep;
import java.util.HashMap;
import java.util.Map;

/** Asks without a credential: is there a registry, and what does it want to see? */
record ApiQuestion(Visit visit) {

    static final String ROOT = "/v2/";

    private static final int HOPS = 5;

    Ping ask() {
        var path = ROOT;
        for (var hop = 0; hop <= HOPS; hop++) {
            var question = Question.get(visit.registry(), path);
            var begun = visit.journal().mark();
            switch (visit.wire().ask(question)) {
                case Finding finding -> {
                    return new Ping.Ended(unreached(finding));
                }
                case Answer answer -> {
                    var since = since(begun);
                    if (!answer.isRedirect()) {
                        var ping = judge(question, answer);
                        visit.told(TestStep.StepName.API, since, answer, !(ping instanceof Ping.Ended));
                        return ping;
                    }
                    var target = Target.of(
                            visit.registry(), path, answer.header("Location").orElse(""));
                    if (target.map(Target::origin)
                            .filter(visit.registry()::equals)
                            .isEmpty()) {
                        visit.told(TestStep.StepName.API, since, answer, false);
                        return target.map(other -> elsewhere(question, answer, other))
                                .orElseGet(() -> Ping.ended(
                                        Diagnosis.REDIRECT_ELSEWHERE,
                                        question + ": " + answer.status() + " to an address that cannot be read"));
                    }
                    path = target.get().path();
                }
            }
        }
        var loop = new Finding(
                Diagnosis.REDIRECT_LOOP,
                "GET " + visit.registry() + ROOT + ": redirected more than " + HOPS + " times");
        return new Ping.Ended(
                visit.failed(TestStep.StepName.API, visit.journal().mark(), loop));
    }

    /** The first request opens the connection, which has steps of its own; what counts here begins after them. */
    private Journal.Mark since(Journal.Mark begun) {
        var opened = visit.wire().contact().requestedSince();
        return opened.nanos() > begun.nanos() ? opened : begun;
    }

    private Finding unreached(Finding finding) {
        var contact = visit.wire().contact();
        Map<String, String> evidence =
                new HashMap<>(contact.phase() == Contact.Phase.TLS ? contact.certificateEvidence() : Map.of());
        evidence.put("reason", visit.redaction().shown(finding.summary()));
        visit.journal().failed(contact.phase().step(), contact.since(), evidence);
        if (finding.code() == Diagnosis.HTTP_TO_TLS_PORT) {
            suggestTls();
        }
        return finding;
    }

    private Ping judge(Question question, Answer answer) {
        var trouble = Trouble.of(question, answer);
        if (trouble.isPresent()) {
            return new Ping.Ended(trouble.get());
        }
        return switch (answer.status()) {
            case 200 -> looksLikeRegistry(answer) ? new Ping.Open() : notARegistry(question, answer);
            case 401 -> Ping.challenged(question, answer);
            case 403 ->
                answer.isHtml()
                        ? notARegistry(question, answer)
                        : Ping.ended(Diagnosis.FORBIDDEN, question + ": 403 before any credential was sent");
            case 400 -> saysTls(answer) ? tlsPort(question) : notARegistry(question, answer);
            default -> notARegistry(question, answer);
        };
    }

    private static boolean looksLikeRegistry(Answer answer) {
        return answer.header("Docker-Distribution-Api-Version").isPresent()
                || (!answer.isHtml()
                        && (answer.body().isBlank()
                                || RegistryError.json(answer).isPresent()));
    }

    private static boolean saysTls(Answer answer) {
        return answer.body().contains("HTTP request to an HTTPS server")
                || answer.body().contains("plain HTTP request was sent to HTTPS port");
    }

    private Ping tlsPort(Question question) {
        suggestTls();
        return Ping.ended(Diagnosis.HTTP_TO_TLS_PORT, question + ": 400, the port speaks TLS");
    }

    private void suggestTls() {
        var url = "https://" + visit.registry().host() + ":" + visit.registry().port();
        visit.asides().fix("Use " + url, QuickFix.PatchOperation.url(url));
    }

    private static Ping notARegistry(Question question, Answer answer) {
        var sentence = question + ": " + answer.status();
        if (answer.isHtml()) {
            return Ping.ended(Diagnosis.NOT_A_REGISTRY_HTML, sentence + " with a web page");
        }
        return Ping.ended(
                answer.status() == 404 || answer.status() == 405
                        ? Diagnosis.NOT_A_REGISTRY_404
                        : Diagnosis.NOT_A_REGISTRY,
                sentence);
    }

    private Ping elsewhere(Question question, Answer answer, Target target) {
        var sentence = question + ": " + answer.status() + " to "
                + visit.redaction().shown(target.origin().toString());
        if (target.isUpgradeOf(visit.registry())) {
            visit.asides()
                    .fix(
                            "Use " + target.origin(),
                            QuickFix.PatchOperation.url(target.origin().toString()));
            return Ping.ended(Diagnosis.REDIRECT_TO_HTTPS, sentence);
        }
        return Ping.ended(Diagnosis.REDIRECT_ELSEWHERE, sentence);
    }
}
