package io.fairlead.console.wizard;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Run;
import io.fairlead.console.connector.Fall;
import io.fairlead.console.page.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of the last step, as the draft stands. */
@Component
class VerifyPage {

    private static final Set<Integer> FOR_THE_FORM = Set.of(400, 409, 412, 422, 429);

    private final Drafts drafts;
    private final Verification verification;

    VerifyPage(Drafts drafts, Verification verification) {
        this.drafts = drafts;
        this.verification = verification;
    }

    /** Begins a test and shows it; or says why there can be none. */
    String begin(Draft draft, HttpServletRequest request, HttpServletResponse response, Model model) {
        drafts.keep(draft, request, response);
        return orWhyNot(draft, model, () -> {
            drafts.keep(verification.begin(draft), request, response);
            return WizardController.to(draft.place(), Step.VERIFY);
        });
    }

    /** Stores the connector and shows it; or says why it cannot be stored. */
    String finish(Draft draft, HttpServletRequest request, HttpServletResponse response, Model model) {
        return orWhyNot(draft, model, () -> {
            verification.save(draft);
            drafts.forget(request, response);
            return "redirect:"
                    + draft.place().at("/connectors/" + draft.overview().identifier());
        });
    }

    private String orWhyNot(Draft draft, Model model, Supplier<String> step) {
        try {
            return step.get();
        } catch (ApiProblem problem) {
            if (!FOR_THE_FORM.contains(problem.status())) {
                throw problem;
            }
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
        model.put("watching", run.map(Run::open).orElse(false));
        return model;
    }
}
