package io.fairlead.console.wizard;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.connector.Fall;
import io.fairlead.console.page.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of the last step, as the draft stands. */
@Component
class VerifyPage {

    private static final Set<Integer> FOR_THE_FORM = Set.of(400, 409, 412);

    private final Drafts drafts;
    private final Verification verification;

    VerifyPage(Drafts drafts, Verification verification) {
        this.drafts = drafts;
        this.verification = verification;
    }

    /** Stores the connector and shows its test; or says why it cannot be stored. */
    String begin(Draft draft, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            drafts.keep(verification.begin(draft), request, response);
            return WizardController.to(draft.place(), Step.VERIFY);
        } catch (ApiProblem problem) {
            if (!FOR_THE_FORM.contains(problem.status())) {
                throw problem;
            }
            drafts.keep(draft, request, response);
            model.addAllAttributes(state(draft));
            model.addAttribute("refused", Faults.of(problem, Document.FIELDS));
            model.addAttribute("watching", false);
            return "wizard/verify";
        }
    }

    Map<String, Object> state(Draft draft) {
        var model = new HashMap<String, Object>();
        model.put("draft", draft);
        model.put("place", draft.place());
        model.put("step", Step.VERIFY);
        model.put("refused", Faults.NONE);
        var run = verification.run(draft);
        run.ifPresent(found -> {
            model.put("run", found);
            model.put("fall", Fall.of(found));
        });
        model.put("watching", draft.saved() && run.map(found -> found.open()).orElse(true));
        return model;
    }
}
