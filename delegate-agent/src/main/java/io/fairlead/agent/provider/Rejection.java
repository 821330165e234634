package io.fairlead.agent.provider;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.contracts.diagnosis.Diagnosis;

/**
 * Says why a login was refused, as precisely as the refusal and the provider's ways allow.
 *
 * @param likeIbm whether the one who refused stands where IBM's token service would
 */
public record Rejection(String host, String username, boolean likeIbm) {

    /** @param otherwise when nothing more is known */
    public Diagnosis of(Answer answer, Diagnosis otherwise) {
        var error = RegistryError.of(answer);
        var provider = Provider.of(host);
        if (error.says("requested authentication method is not supported")) {
            return Diagnosis.IBM_WRONG_USERNAME;
        }
        if (error.says("Private-only access is enabled")) {
            return Diagnosis.IBM_PRIVATE_ONLY;
        }
        if (error.says("login credentials are not valid, or your IBM Cloud account is not active")
                || (provider.isIbm() && (answer.status() == 400 || answer.status() == 401))
                || (likeIbm && answer.status() == 400)) {
            return ofIbm(provider.isIbm() ? provider : Provider.IBM_CLOUD);
        }
        if (error.says("authorization token has expired") || (answer.status() == 403 && error.says("expired"))) {
            return Diagnosis.ACCOUNT_EXPIRED_PASSWORD;
        }
        var blocks = answer.status() == 403 || answer.status() == 429;
        if (blocks && (error.says("locked") || error.says("blocked") || error.says("banned"))) {
            return Diagnosis.AUTH_LOCKED;
        }
        return otherwise;
    }

    private Diagnosis ofIbm(Provider ibm) {
        var entitled = ibm == Provider.IBM_ENTITLED;
        if (entitled ? username.startsWith("iam") : username.equals("cp")) {
            return Diagnosis.IBM_ENTITLED_MIXUP;
        }
        return ibm.betterThan(username).isPresent() ? Diagnosis.IBM_WRONG_USERNAME : Diagnosis.IBM_KEY_INVALID;
    }
}
