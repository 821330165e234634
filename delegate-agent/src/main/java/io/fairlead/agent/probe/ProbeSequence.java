package io.fairlead.agent.probe;

import io.fairlead.agent.auth.AuthChallenge;
import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.auth.Realm;
import io.fairlead.agent.auth.RealmApproval;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The order in which a registry is asked, and what each answer leads to. */
record ProbeSequence(ProbeContext context, ProbeOrder order, NegativeControl control) {

    RegistryFinding finding() {
        return switch (new ApiCheck(context).run()) {
            case PingResult.Ended(var reason) -> reason;
            case PingResult.Open() -> whenOpen();
            case PingResult.Challenged(var challenges) -> whenChallenged(challenges, ApiCheck.ROOT);
        };
    }

    /** A registry that lets everybody in may still guard its repositories. */
    private RegistryFinding whenOpen() {
        var repository = rights().repository();
        if (repository == null) {
            return openTo(order.credential());
        }
        return switch (repository.probeAnonymously()) {
            case PingResult.Challenged(var challenges) -> whenChallenged(challenges, repository.path());
            case PingResult.Open() -> openTo(order.credential());
            case PingResult.Ended(var reason) ->
                order.credential() == null ? rights().refused(reason) : openTo(order.credential());
        };
    }

    private RegistryFinding openTo(@Nullable Credential credential) {
        if (credential == null) {
            return new RegistryFinding(Diagnosis.ANONYMOUS_OK, context.registry() + " answers to anybody");
        }
        return switch (new LoginCheck(context, ApiCheck.ROOT).withBasic(credential)) {
            case AccessResult.Denied(var reason) -> reason;
            case AccessResult.Granted _ ->
                switch (new ControlCheck(context, control).basic()) {
                    case REFUSED ->
                        rights().firstMissing(
                                        new RepositoryAuthorization.Basic(credential.basicHeader()),
                                        context.loginAccepted());
                    case ACCEPTED, UNKNOWN ->
                        new RegistryFinding(
                                Diagnosis.ANONYMOUS_ONLY,
                                context.registry() + " answers with and without the credential");
                };
        };
    }

    private RegistryFinding whenChallenged(List<AuthChallenge> challenges, String path) {
        var bearer = challenges.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .findFirst();
        var basic = challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        if (bearer.isPresent() && (bearer.get().parameter("realm").isPresent() || !basic)) {
            return withBearer(bearer.get());
        }
        if (basic) {
            context.recorder()
                    .passed(TestStep.StepName.CHALLENGE, context.recorder().startStep(), Map.of("scheme", "basic"));
            return withBasic(path);
        }
        var schemes = challenges.stream().map(AuthChallenge::scheme).limit(10).collect(Collectors.joining(", "));
        var unsupported = new RegistryFinding(
                Diagnosis.CHALLENGE_UNSUPPORTED,
                "GET " + context.registry() + path + ": only "
                        + context.redaction().redact(schemes) + " is offered");
        return context.recordFailure(
                TestStep.StepName.CHALLENGE, context.recorder().startStep(), unsupported);
    }

    private RegistryFinding withBearer(AuthChallenge challenge) {
        var since = context.recorder().startStep();
        return switch (new RealmApproval(context.registry(), order.connection().trustedTokenHosts()).judge(challenge)) {
            case Realm.Disapproved(var reason) -> context.recordFailure(TestStep.StepName.CHALLENGE, since, reason);
            case Realm.Approved realm -> {
                var service = realm.origin().toString();
                context.recorder()
                        .passed(
                                TestStep.StepName.CHALLENGE,
                                since,
                                Map.of("scheme", "bearer", "tokenService", service));
                yield new BearerLogin(context, order, control, realm).finding();
            }
        };
    }

    private RegistryFinding withBasic(String path) {
        var credential = order.credential();
        if (credential == null) {
            return new RegistryFinding(
                    Diagnosis.ANONYMOUS_REFUSED, context.registry() + " wants user name and password");
        }
        return switch (new LoginCheck(context, path).withBasic(credential)) {
            case AccessResult.Denied(var reason) -> reason;
            case AccessResult.Granted _ ->
                rights().firstMissing(
                                new RepositoryAuthorization.Basic(credential.basicHeader()), context.loginAccepted());
        };
    }

    private RepositoryRightsCheck rights() {
        return new RepositoryRightsCheck(context, order);
    }
}
