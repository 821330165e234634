package io.fairlead.agent.provider;

import io.fairlead.agent.http.AccountLock;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;

/**
 * Says why a login was refused, as precisely as the refusal and the provider's ways allow.
 *
 * @param likeIbm whether the one who refused stands where IBM's token service would
 */
public record LoginRefusal(String host, String username, boolean likeIbm) {

    /** @param otherwise when nothing more is known */
    public Diagnosis diagnose(RegistryResponse response, Diagnosis otherwise) {
        var error = RegistryError.of(response);
        var provider = ProviderProfile.forHost(host);
        if (error.mentions("requested authentication method is not supported")) {
            return Diagnosis.IBM_WRONG_USERNAME;
        }
        if (error.mentions("Private-only access is enabled")) {
            return Diagnosis.IBM_PRIVATE_ONLY;
        }
        if (AccountLock.isReported(response)) {
            return Diagnosis.AUTH_LOCKED;
        }
        if (error.mentions("login credentials are not valid, or your IBM Cloud account is not active")
                || (provider.isIbm() && (response.status() == 400 || response.status() == 401))
                || (likeIbm && response.status() == 400)) {
            return diagnoseIbm(provider.isIbm() ? provider : ProviderProfile.IBM_CLOUD);
        }
        if (error.mentions("authorization token has expired")
                || (response.status() == 403 && error.mentions("expired"))) {
            return Diagnosis.ACCOUNT_EXPIRED_PASSWORD;
        }
        return otherwise;
    }

    private Diagnosis diagnoseIbm(ProviderProfile ibm) {
        var entitled = ibm == ProviderProfile.IBM_ENTITLED;
        if (entitled ? username.startsWith("iam") : username.equals("cp")) {
            return Diagnosis.IBM_ENTITLED_MIXUP;
        }
        return ibm.usernameAdvice(username).isPresent() ? Diagnosis.IBM_WRONG_USERNAME : Diagnosis.IBM_KEY_INVALID;
    }
}
