package io.fairlead.console.delegate;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ConfirmationPage;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows delegates, takes one out of service and back in, and says beforehand who could take some work. */
@Controller
@ScopedPages
class DelegateController {

    private final DelegateClient delegates;
    private final DelegateSearch search;

    DelegateController(DelegateClient delegates, DelegateSearch search) {
        this.delegates = delegates;
        this.search = search;
    }

    @GetMapping("/delegates")
    String list(PageScope scope, DelegateFilter filter, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("found", search.find(scope, filter));
        return "delegate/list";
    }

    @GetMapping("/delegates/preview")
    String preview(PageScope scope, @RequestParam(defaultValue = "") String tags, Model model) {
        model.addAttribute("tags", tags);
        try {
            model.addAttribute("matches", delegates.matches(scope, DelegateTags.parse(tags)));
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute(
                    "faults",
                    FormErrors.of(
                            "tags",
                            problem.violations().isEmpty()
                                    ? problem.detail()
                                    : problem.violations().getFirst().detail()));
        }
        return "delegate/preview";
    }

    @GetMapping("/delegates/{id}")
    String show(PageScope scope, @PathVariable UUID id, Model model) {
        model.addAttribute("delegate", delegates.read(scope, id));
        return "delegate/detail";
    }

    @PostMapping("/delegates/{id}/drain")
    String drain(PageScope scope, @PathVariable UUID id) {
        delegates.drain(scope, id);
        return "redirect:" + scope.path("/delegates/" + id);
    }

    @PostMapping("/delegates/{id}/undo-drain")
    String cancelDrain(PageScope scope, @PathVariable UUID id) {
        delegates.cancelDrain(scope, id);
        return "redirect:" + scope.path("/delegates/" + id);
    }

    @ForRole("admin")
    @GetMapping("/delegates/{id}/revoke")
    String askBeforeRevoking(PageScope scope, @PathVariable UUID id, Model model) {
        var delegate = delegates.read(scope, id);
        var page = scope.path("/delegates/" + id);
        var busy = delegate.runningTasks() == 0
                ? "It has no work at the moment."
                : "It is at work: its %d tasks start anew elsewhere. Drain it first to let it finish."
                        .formatted(delegate.runningTasks());
        return new ConfirmationPage(
                        "Revoke %s?".formatted(delegate.name()),
                        "It is disconnected immediately and must be enrolled again to return. " + busy,
                        "Revoke it",
                        page + "/revoke",
                        page)
                .show(model);
    }

    @PostMapping("/delegates/{id}/revoke")
    String revoke(PageScope scope, @PathVariable UUID id) {
        delegates.revoke(scope, id);
        return "redirect:" + scope.path("/delegates");
    }
}
