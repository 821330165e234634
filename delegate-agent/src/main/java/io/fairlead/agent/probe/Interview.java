package io.fairlead.agent.probe;

import io.fairlead.agent.login.Challenge;
import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.Realm;
import io.fairlead.agent.login.RealmApproval;
import io.fairlead.agent.wire.Finding;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The order in which a registry is asked, and what each answer leads to. */
record Interview(Visit visit, ProbeOrder order, NegativeControl control) {

    Finding finding() {
        return switch (new ApiQuestion(visit).ask()) {
            case Ping.Ended(var reason) -> reason;
            case Ping.Open() -> whenOpen();
            case Ping.Challenged(var challenges) -> whenChallenged(challenges, ApiQuestion.ROOT);
        };
    }

    /** A registry that lets everybody in may still guard its repositories. */
    private Finding whenOpen() {
        var repository = rights().repository();
        if (repository == null) {
            return openTo(order.credential());
        }
        return switch (repository.knock()) {
            case Ping.Challenged(var challenges) -> whenChallenged(challenges, repository.path());
            case Ping.Open() -> openTo(order.credential());
            case Ping.Ended(var reason) ->
                order.credential() == null ? rights().refused(reason) : openTo(order.credential());
        };
    }

    private Finding openTo(@Nullable Credential credential) {
        if (credential == null) {
            return new Finding(Diagnosis.ANONYMOUS_OK, visit.registry() + " answers to anybody");
        }
        return switch (new LoginQuestion(visit, ApiQuestion.ROOT).withBasic(credential)) {
            case Access.Denied(var reason) -> reason;
            case Access.Granted _ ->
                switch (new ControlQuestion(visit, control).basic()) {
                    case REFUSED -> rights().after(new Pass.Basic(credential.basic()), visit.accepted());
                    case ACCEPTED, UNKNOWN ->
                        new Finding(
                                Diagnosis.ANONYMOUS_ONLY,
                                visit.registry() + " answers with and without the credential");
                };
        };
    }

    private Finding whenChallenged(List<Challenge> challenges, String door) {
        var bearer = challenges.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .findFirst();
        var basic = challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        if (bearer.isPresent() && (bearer.get().parameter("realm").isPresent() || !basic)) {
            return withBearer(bearer.get());
        }
        if (basic) {
            visit.journal().passed(TestStep.StepName.CHALLENGE, visit.journal().mark(), Map.of("scheme", "basic"));
            return withBasic(door);
        }
        var schemes = challenges.stream().map(Challenge::scheme).limit(10).collect(Collectors.joining(", "));
        var unsupported = new Finding(
                Diagnosis.CHALLENGE_UNSUPPORTED,
                "GET " + visit.registry() + door + ": only " + visit.redaction().shown(schemes) + " is offered");
        return visit.failed(TestStep.StepName.CHALLENGE, visit.journal().mark(), unsupported);
    }

    private Finding withBearer(Challenge challenge) {
        var since = visit.journal().mark();
        return switch (new RealmApproval(visit.registry(), order.connection().trustedTokenHosts()).judge(challenge)) {
            case Realm.Disapproved(var reason) -> visit.failed(TestStep.StepName.CHALLENGE, since, reason);
            case Realm.Approved realm -> {
                var service = realm.origin().toString();
                visit.journal()
                        .passed(
                                TestStep.StepName.CHALLENGE,
                                since,
                                Map.of("scheme", "bearer", "tokenService", service));
                yield new BearerLogin(visit, order, control, realm).finding();
            }
        };
    }

    private Finding withBasic(String door) {
        var credential = order.credential();
        if (credential == null) {
            return new Finding(Diagnosis.ANONYMOUS_REFUSED, visit.registry() + " wants user name and password");
        }
        return switch (new LoginQuestion(visit, door).withBasic(credential)) {
            case Access.Denied(var reason) -> reason;
            case Access.Granted _ -> rights().after(new Pass.Basic(credential.basic()), visit.accepted());
        };
    }

    private Rights rights() {
        return new Rights(visit, order);
    }
}
