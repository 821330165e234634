package io.fairlead.agent.probe;

import io.fairlead.agent.login.ChallengeParser;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Contact;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Journal;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.test.Step;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Asks without a credential: is there a registry, and what does it want to see? */
record ApiQuestion(Visit visit) {

    private static final int HOPS = 5;

    Ping ask() {
        var path = "/v2/";
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
                        visit.told(Step.Name.API, since, answer, !(ping instanceof Ping.Ended));
                        return ping;
                    }
                    var target = target(path, answer.header("Location").orElse(""));
                    if (!target.startsWith("/")) {
                        visit.told(Step.Name.API, since, answer, false);
                        return new Ping.Ended(elsewhere(question, answer, target));
                    }
                    path = target;
                }
            }
        }
        var loop = new Finding(
                Diagnosis.REDIRECT_ELSEWHERE,
                "GET " + visit.registry() + "/v2/: redirected more than " + HOPS + " times");
        return new Ping.Ended(visit.failed(Step.Name.API, visit.journal().mark(), loop));
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
        return finding;
    }

    private static Ping judge(Question question, Answer answer) {
        var trouble = Trouble.of(question, answer);
        if (trouble.isPresent()) {
            return new Ping.Ended(trouble.get());
        }
        return switch (answer.status()) {
            case 200 -> looksLikeRegistry(answer) ? new Ping.Open() : notARegistry(question, answer);
            case 401 -> challenged(question, answer);
            case 403 -> answer.isHtml() ? notARegistry(question, answer) : forbidden(question);
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

    private static Ping challenged(Question question, Answer answer) {
        var lines = answer.all("WWW-Authenticate");
        if (lines.stream().allMatch(String::isBlank)) {
            return ended(Diagnosis.CHALLENGE_MISSING, question + ": 401 without WWW-Authenticate");
        }
        return new Ping.Challenged(ChallengeParser.parse(lines));
    }

    private static Ping ended(Diagnosis code, String summary) {
        return new Ping.Ended(new Finding(code, summary));
    }

    private static boolean saysTls(Answer answer) {
        return answer.body().contains("HTTP request to an HTTPS server")
                || answer.body().contains("plain HTTP request was sent to HTTPS port");
    }

    private static Ping tlsPort(Question question) {
        return ended(Diagnosis.HTTP_TO_TLS_PORT, question + ": 400, the port speaks TLS");
    }

    private static Ping forbidden(Question question) {
        return ended(Diagnosis.FORBIDDEN, question + ": 403 before any credential was sent");
    }

    private static Ping notARegistry(Question question, Answer answer) {
        var what = answer.isHtml() ? " with a web page" : "";
        return ended(Diagnosis.NOT_A_REGISTRY, question + ": " + answer.status() + what);
    }

    /** A path for the same origin, otherwise the origin that the answer leads to. */
    private String target(String path, String location) {
        try {
            var uri = visit.registry().resolve(path).resolve(location);
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var same = visit.registry().resolve("/");
            return sameOrigin(same, uri) && !uri.getRawPath().isEmpty()
                    ? uri.getRawPath() + query
                    : uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (IllegalArgumentException _) {
            return "an address that cannot be read";
        }
    }

    private static boolean sameOrigin(URI own, URI other) {
        return own.getScheme().equalsIgnoreCase(other.getScheme())
                && String.valueOf(own.getRawAuthority()).equalsIgnoreCase(other.getRawAuthority());
    }

    private Finding elsewhere(Question question, Answer answer, String target) {
        return new Finding(
                Diagnosis.REDIRECT_ELSEWHERE,
                question + ": " + answer.status() + " to " + visit.redaction().shown(target));
    }
}
