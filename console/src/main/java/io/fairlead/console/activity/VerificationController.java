package io.fairlead.console.activity;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.AuditClient;
import io.fairlead.console.api.AuditClient.Verdict;
import io.fairlead.console.api.Audits;
import io.fairlead.console.api.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Has each service verify that nobody tampered with what it recorded. Of the account alone, for a chain has no parts. */
@Controller
class VerificationController {

    private final Audits audits;

    VerificationController(Audits audits) {
        this.audits = audits;
    }

    /**
     * @param verdict absent when the service gave none
     * @param why there is none
     */
    record Verified(
            String service,
            @Nullable Verdict verdict,
            @Nullable String why) {}

    @GetMapping("/activity/verification")
    String verify(Model model) {
        model.addAttribute(
                "chains",
                audits.all().entrySet().stream()
                        .map(each -> verified(each.getKey(), each.getValue()))
                        .toList());
        return "activity/verification";
    }

    private static Verified verified(String service, AuditClient audit) {
        try {
            return new Verified(service, audit.verify(Place.ACCOUNT), null);
        } catch (ApiProblem problem) {
            return new Verified(service, null, problem.detail());
        }
    }
}
