package io.fairlead.agent.probe;

import io.fairlead.agent.auth.AuthChallenge;
import io.fairlead.agent.auth.ChallengeChoice;
import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.auth.RealmApproval;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import java.util.Map;
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

    /** A registry that lets everybody in may still guard its repositories: their lists, their manifests, or writing alone. */
    private RegistryFinding whenOpen() {
        var repository = rights().repository();
        if (repository == null) {
            return openTo(order.credential());
        }
        return switch (repository.probeAnonymously()) {
            case PingResult.Challenged(var challenges) -> whenChallenged(challenges, repository.path());
            case PingResult.Open() ->
                switch (repository.probeManifestAnonymously()) {
                    case PingResult.Challenged(var challenges) -> whenChallenged(challenges, repository.path());
                    case PingResult.Open _, PingResult.Ended _ -> whenReadable(repository);
                };
            case PingResult.Ended(var reason) ->
                order.credential() == null ? rights().refused(reason) : openTo(order.credential());
        };
    }

    private RegistryFinding whenReadable(RepositoryCheck repository) {
        var credential = order.credential();
        if (credential == null || order.push() != ProbeOrder.Push.UPLOAD) {
            return openTo(credential);
        }
        var upload = new PushCheck(context, repository.repository());
        if (!(upload.probeAnonymously() instanceof PingResult.Challenged(var challenges))) {
            return openTo(credential);
        }
        return switch (choice(challenges)) {
            case ChallengeChoice.UseBasic basic -> {
                recordBasic(basic);
                yield upload.loginByUpload(credential);
            }
            case ChallengeChoice.UseToken token -> withToken(token);
            case ChallengeChoice.Nothing(var reason) -> unusable(reason, repository.path());
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
                    case REFUSED -> rights().firstMissing(context.loginAccepted());
                    case ACCEPTED, UNKNOWN ->
                        new RegistryFinding(
                                Diagnosis.ANONYMOUS_ONLY,
                                context.registry() + " answers with and without the credential");
                };
        };
    }

    private RegistryFinding whenChallenged(List<AuthChallenge> challenges, String path) {
        return switch (choice(challenges)) {
            case ChallengeChoice.UseToken token -> withToken(token);
            case ChallengeChoice.UseBasic basic -> {
                recordBasic(basic);
                yield withBasic(path);
            }
            case ChallengeChoice.Nothing(var reason) -> unusable(reason, path);
        };
    }

    private ChallengeChoice choice(List<AuthChallenge> challenges) {
        return ChallengeChoice.of(
                challenges,
                new RealmApproval(context.registry(), order.connection().trustedTokenHosts()));
    }

    private RegistryFinding unusable(RegistryFinding reason, String path) {
        var finding = reason.code() == Diagnosis.CHALLENGE_UNSUPPORTED
                ? new RegistryFinding(
                        reason.code(),
                        "GET " + context.registry() + path + ": "
                                + context.redaction().redact(reason.summary()))
                : reason;
        return context.recordFailure(
                TestStep.StepName.CHALLENGE, context.recorder().startStep(), finding);
    }

    private void recordBasic(ChallengeChoice.UseBasic basic) {
        context.recorder()
                .passed(TestStep.StepName.CHALLENGE, context.recorder().startStep(), Map.of("scheme", "basic"));
        basic.unusable()
                .ifPresent(reason -> context.observations()
                        .addNote(
                                Diagnosis.CHALLENGE_UNUSUAL, context.redaction().redact(reason.summary())));
    }

    private RegistryFinding withToken(ChallengeChoice.UseToken token) {
        var service = token.realm().origin().toString();
        context.recorder()
                .passed(
                        TestStep.StepName.CHALLENGE,
                        context.recorder().startStep(),
                        Map.of("scheme", "bearer", "tokenService", service));
        return new BearerLogin(context, order, control, token.realm()).finding();
    }

    private RegistryFinding withBasic(String path) {
        var credential = order.credential();
        if (credential == null) {
            return new RegistryFinding(
                    Diagnosis.ANONYMOUS_REFUSED, context.registry() + " wants user name and password");
        }
        return switch (new LoginCheck(context, path).withBasic(credential)) {
            case AccessResult.Denied(var reason) -> reason;
            case AccessResult.Granted _ -> rights().firstMissing(context.loginAccepted());
        };
    }

    private RepositoryRightsCheck rights() {
        return new RepositoryRightsCheck(context, order);
    }
}
