package io.fairlead.console.activity;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.AuditClient;
import io.fairlead.console.api.AuditClient.ChainVerification;
import io.fairlead.console.api.AuditClients;
import io.fairlead.console.api.PageScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Has each service verify that nobody tampered with what it recorded. Of the account alone, for a chain has no parts. */
@Controller
class AuditVerificationController {

    private final AuditClients clients;

    AuditVerificationController(AuditClients clients) {
        this.clients = clients;
    }

    /**
     * @param verdict absent when the service gave none
     * @param reason there is none
     */
    record ServiceVerification(
            String service,
            @Nullable ChainVerification verdict,
            @Nullable String reason) {}

    @GetMapping("/activity/verification")
    String verify(Model model) {
        model.addAttribute(
                "chains",
                clients.all().entrySet().stream()
                        .map(each -> verifyService(each.getKey(), each.getValue()))
                        .toList());
        return "activity/verification";
    }

    private static ServiceVerification verifyService(String service, AuditClient audit) {
        try {
            return new ServiceVerification(service, audit.verify(PageScope.ACCOUNT), null);
        } catch (ApiProblem problem) {
            return new ServiceVerification(service, null, problem.detail());
        }
    }
}
