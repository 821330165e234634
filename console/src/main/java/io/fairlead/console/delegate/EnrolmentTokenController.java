package io.fairlead.console.delegate;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ConfirmationPage;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.ScopedPages;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists the tokens with which delegates enrol, and revokes them. */
@Controller
@ScopedPages
class EnrolmentTokenController {

    private static final int PAGE_SIZE = 200;

    private final DelegateClient delegates;

    EnrolmentTokenController(DelegateClient delegates) {
        this.delegates = delegates;
    }

    /** Only admins see tokens; others are told so. */
    @GetMapping("/delegates/tokens")
    String list(PageScope scope, Model model) {
        try {
            model.addAttribute("tokens", delegates.listTokens(scope, PAGE_SIZE).items());
        } catch (ApiProblem problem) {
            if (problem.status() != 403) {
                throw problem;
            }
        }
        return "delegate/tokens";
    }

    @ForRole("admin")
    @GetMapping("/delegate-tokens/{id}/revoke")
    String askBeforeRevoking(
            PageScope scope,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "this token") String name,
            Model model) {
        return new ConfirmationPage(
                        "Revoke %s?".formatted(name),
                        "It can no longer enrol delegates. Delegates already enrolled are not affected.",
                        "Revoke it",
                        scope.path("/delegate-tokens/" + id + "/revoke"),
                        scope.path("/delegates/tokens"))
                .show(model);
    }

    @PostMapping("/delegate-tokens/{id}/revoke")
    String revoke(PageScope scope, @PathVariable UUID id) {
        delegates.revokeToken(scope, id);
        return "redirect:" + scope.path("/delegates/tokens");
    }
}
