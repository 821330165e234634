package io.fairlead.console.wizard;

import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.DelegateClient.DelegateMatch;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.ScopedPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The step that asks from where the registry is to be reached. */
@Controller
@ScopedPages
@ForRole("editor")
class DelegatesStepController {

    private final WizardDrafts drafts;
    private final DelegateClient delegates;
    private final VerifyPage verify;

    DelegatesStepController(WizardDrafts drafts, DelegateClient delegates, VerifyPage verify) {
        this.drafts = drafts;
        this.delegates = delegates;
        this.verify = verify;
    }

    /**
     * Who could do the work.
     *
     * @param tags that the known delegates have
     */
    record DelegateCandidates(List<DelegateMatch> all, SortedSet<String> tags) {

        public long eligibleCount() {
            return all.stream().filter(DelegateMatch::eligible).count();
        }
    }

    @GetMapping("/new-connector/{draft}/delegates")
    String delegates(PageScope scope, HttpServletRequest request, Model model) {
        var draft = drafts.require(request, scope);
        StepPage.show(draft, WizardStep.DELEGATES, model);
        model.addAttribute("candidates", candidates(scope, draft.delegates()));
        return "wizard/delegates";
    }

    /** @param action {@code next}; {@code show} who matches; {@code yaml} to see the text; or {@code tag NAME} to add one */
    @PostMapping("/new-connector/{draft}/delegates")
    String delegates(
            PageScope scope,
            @RequestParam(defaultValue = "true") boolean any,
            @RequestParam(defaultValue = "") String selectors,
            @RequestParam(defaultValue = "next") String action,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var typed = new WizardDraft.Delegates(any, selectors.strip());
        var chosen = action.startsWith("tag ") ? typed.with(action.substring(4)) : typed;
        var draft = drafts.require(request, scope).with(chosen);
        if (action.equals("next")) {
            return verify.begin(draft, request, response, model);
        }
        drafts.save(draft, request, response);
        return action.equals("yaml") ? StepPage.text(draft, model) : WizardController.to(draft, WizardStep.DELEGATES);
    }

    private DelegateCandidates candidates(PageScope scope, WizardDraft.Delegates chosen) {
        var all = delegates.matches(scope, chosen.selectors());
        var tags = all.stream()
                .flatMap(match -> match.tags().stream())
                .filter(tag -> !chosen.selectors().contains(tag))
                .collect(Collectors.<String, SortedSet<String>>toCollection(TreeSet::new));
        return new DelegateCandidates(all, tags);
    }
}
