package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.auth.Realm;
import io.fairlead.agent.auth.RegistryTokenRequest;
import io.fairlead.agent.auth.TokenExchange;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.AuthorizationHeader;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.probe.NegativeControl.Result;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries a login that nobody has, where acceptance alone proves nothing. */
record ControlCheck(ProbeContext context, NegativeControl control) {

    /** At a registry that lets everybody in anyway. */
    Result basic() {
        return tryOnce(context.registry().toString(), () -> {
            try (var nobody = Credential.decoy(context.registry())) {
                return tryHeader(nobody.basicHeader(), ApiCheck.ROOT);
            }
        });
    }

    /** At a token service, asking what was asked with the real credential. */
    Result token(Realm.Approved realm, @Nullable String scope) {
        return tryOnce(realm.origin().toString(), () -> {
            try (var nobody = Credential.decoy(context.registry())) {
                return switch (exchange(realm, nobody, scope == null ? List.of() : List.of(scope))) {
                    case TokenResult.Issued _ -> Result.ACCEPTED;
                    case TokenResult.Withheld(var reason) -> refused(reason);
                };
            }
        });
    }

    /** At a repository, where the token service takes everybody. */
    Result repository(Realm.Approved realm, RepositoryCheck repository) {
        return tryOnce(context.registry() + "/" + repository.repository(), () -> {
            try (var nobody = Credential.decoy(context.registry())) {
                return switch (exchange(realm, nobody, List.of(repository.scope()))) {
                    case TokenResult.Issued token -> {
                        context.redaction().hide(List.of(token.value()));
                        yield tryHeader(token.bearerHeader(), repository.path());
                    }
                    case TokenResult.Withheld(var reason) -> refused(reason);
                };
            }
        });
    }

    private TokenResult exchange(Realm.Approved realm, Credential nobody, List<String> scopes) {
        return new TokenExchange(context.http(), new RegistryTokenRequest(realm, nobody))
                .request(scopes)
                .result();
    }

    private Result tryOnce(String target, Supplier<Result> attempt) {
        return control.resultFor(target, context.http().remaining(), () -> {
            var since = context.recorder().startStep();
            var result = attempt.get();
            var evidence = Map.of("madeUpLogin", result.name().toLowerCase(Locale.ROOT));
            if (result == Result.REFUSED) {
                context.recorder().passed(TestStep.StepName.CONTROL, since, evidence);
            } else {
                context.recorder().failed(TestStep.StepName.CONTROL, since, evidence);
            }
            return result;
        });
    }

    private Result tryHeader(AuthorizationHeader header, String path) {
        return switch (context.http()
                .execute(RegistryRequest.get(context.registry(), path).with(header))) {
            case RegistryResponse response when response.status() == 200 -> Result.ACCEPTED;
            case RegistryResponse response when response.status() == 401 -> Result.REFUSED;
            // Without a word it is rather a firewall that has seen enough.
            case RegistryResponse response
            when response.status() == 403 && !response.body().isBlank() -> Result.REFUSED;
            case RegistryResponse _, RegistryFinding _ -> Result.UNKNOWN;
        };
    }

    private static Result refused(RegistryFinding reason) {
        return isAboutTheLogin(reason.code()) ? Result.REFUSED : Result.UNKNOWN;
    }

    /** Whether a token service has judged user and secret; blocks and outages fall upon everybody. */
    static boolean isAboutTheLogin(Diagnosis code) {
        return switch (code) {
            case BAD_CREDENTIALS_TOKEN,
                    ACCOUNT_EXPIRED_PASSWORD,
                    IBM_KEY_INVALID,
                    IBM_WRONG_USERNAME,
                    IBM_BEARER_EXPIRED,
                    IBM_ENTITLED_MIXUP -> true;
            default -> false;
        };
    }
}
