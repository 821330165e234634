package io.fairlead.console.wizard;

import io.fairlead.console.api.Connector;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.wizard.WizardDraft.Delegates;
import io.fairlead.console.wizard.WizardDraft.Login;
import io.fairlead.console.wizard.WizardDraft.Overview;
import io.fairlead.console.wizard.WizardDraft.Registry;
import tools.jackson.databind.json.JsonMapper;

/** Drafts to begin a test with. */
final class WizardDraftFixtures {

    private WizardDraftFixtures() {}

    static WizardDraft aDraft() {
        return WizardDraft.start("admin", PageScope.ACCOUNT)
                .with(new Overview("IBM CR", "IBM_CR", "", "env: prod,team"))
                .with(at("https://us.icr.io"))
                .with(new Login(false, "iamapikey", "", "account.key"))
                .with(new Delegates(false, "eu-west, docker,"));
    }

    static Registry at(String url) {
        return new Registry(url, "Other", "", "", "", "");
    }

    static Registry at(String url, RegistryPreset preset) {
        return new Registry(url, "Other", preset.id(), "", "", "");
    }

    /** With everything that a connector can have. */
    static Connector aWholeConnector() {
        return JsonMapper.shared().readValue("""
                {"id": "7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d11", "scope": {"account": "default"}, "name": "Harbor",
                 "identifier": "Harbor", "description": "Ours, and theirs", "tags": {"env": "prod, eu", "a:b": ""},
                 "type": "DockerRegistry", "version": 7,
                 "createdAt": "2026-11-26T08:00:00Z", "updatedAt": "2026-11-26T08:00:00Z",
                 "spec": {"dockerRegistryUrl": "https://harbor.example.com", "providerType": "Harbor",
                          "auth": {"type": "UsernamePassword", "spec": {"usernameRef": "account.user", "passwordRef": "key"}},
                          "delegateSelectors": ["eu-west"], "repository": "ns/app",
                          "trustedTokenHosts": ["auth.example.com", "token.example.com"],
                          "caCertificates": "-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----"},
                 "status": {"status": "SUCCESS", "testedVersion": 7}}
                """, Connector.class);
    }
}
