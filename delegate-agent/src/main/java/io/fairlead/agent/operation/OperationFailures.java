package io.fairlead.agent.operation;

import io.fairlead.agent.http.CommonFailures;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.provider.AccessRefusal;
import io.fairlead.agent.provider.WriteRefusal;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Optional;

/** Names the reason why a registry did not do what it was asked. */
final class OperationFailures {

    private OperationFailures() {}

    /** @param missing what 404 means where the registry's own code does not say it */
    static OperationFailed readRefused(
            RegistrySession registry, RegistryRequest request, RegistryResponse response, Diagnosis missing) {
        var code = switch (response.status()) {
            case 401, 403 ->
                registry.isAnonymous()
                        ? Diagnosis.ANONYMOUS_REFUSED
                        : AccessRefusal.diagnose(response, Diagnosis.NO_PULL);
            case 404 -> missing(response, missing);
            case 301, 302, 303, 307, 308 -> Diagnosis.REDIRECT_ELSEWHERE;
            default -> Diagnosis.NOT_A_REGISTRY;
        };
        return failed(registry, request, response, code);
    }

    static OperationFailed writeRefused(RegistrySession registry, RegistryRequest request, RegistryResponse response) {
        var code = switch (response.status()) {
            case 401, 403 ->
                WriteRefusal.isFull(response)
                        ? Diagnosis.STORAGE_FULL
                        : WriteRefusal.isReadOnly(response)
                                ? Diagnosis.READ_ONLY
                                : registry.isAnonymous()
                                        ? Diagnosis.ANONYMOUS_REFUSED
                                        : AccessRefusal.diagnose(response, Diagnosis.NO_PUSH);
            case 404 -> missing(response, Diagnosis.REPO_NOT_FOUND);
            case 405 -> Diagnosis.READ_ONLY;
            case 413 -> Diagnosis.TOO_LARGE;
            case 416 -> Diagnosis.UPLOAD_RANGE;
            case 507 -> Diagnosis.STORAGE_FULL;
            case 301, 302, 303, 307, 308 -> Diagnosis.REDIRECT_ELSEWHERE;
            default ->
                WriteRefusal.isTooLarge(response)
                        ? Diagnosis.TOO_LARGE
                        : WriteRefusal.isReadOnly(response) ? Diagnosis.READ_ONLY : Diagnosis.UPLOAD_REFUSED;
        };
        return failed(registry, request, response, code);
    }

    private static OperationFailed failed(
            RegistrySession registry, RegistryRequest request, RegistryResponse response, Diagnosis code) {
        var commonFailure = response.status() == 507 ? Optional.<Diagnosis>empty() : commonFailure(request, response);
        return new OperationFailed(
                commonFailure.orElse(code), request + ": " + response.status() + registry.errorText(response));
    }

    private static Optional<Diagnosis> commonFailure(RegistryRequest request, RegistryResponse response) {
        return CommonFailures.find(request, response).map(finding -> finding.code());
    }

    private static Diagnosis missing(RegistryResponse response, Diagnosis otherwise) {
        return switch (RegistryError.of(response).code()) {
            case "NAME_UNKNOWN" -> Diagnosis.REPO_NOT_FOUND;
            case "MANIFEST_UNKNOWN" -> Diagnosis.TAG_NOT_FOUND;
            default -> otherwise;
        };
    }
}
