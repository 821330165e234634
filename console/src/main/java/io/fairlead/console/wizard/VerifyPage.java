package io.fairlead.console.wizard;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.TestRun;
import io.fairlead.console.connector.StepTimeline;
import io.fairlead.console.page.FormErrors;
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

    private final WizardDrafts drafts;
    private final DraftVerification verification;

    VerifyPage(WizardDrafts drafts, DraftVerification verification) {
        this.drafts = drafts;
        this.verification = verification;
    }

    /** Begins a test and shows it; or says why there can be none. */
    String begin(WizardDraft draft, HttpServletRequest request, HttpServletResponse response, Model model) {
        drafts.save(draft, request, response);
        return orShowProblem(draft, model, () -> {
            drafts.save(verification.startTest(draft), request, response);
            return WizardController.to(draft, WizardStep.VERIFY);
        });
    }

    /** Stores the connector and shows it; asks which side counts where somebody else has changed it since. */
    String finish(WizardDraft draft, HttpServletRequest request, HttpServletResponse response, Model model) {
        return orShowProblem(draft, model, () -> {
            verification.save(draft);
            drafts.delete(draft, request, response);
            return "redirect:"
                    + draft.place().path("/connectors/" + draft.overview().identifier());
        });
    }

    /** @param theirs the fields that are taken from the connector as it is now */
    String resolve(
            WizardDraft draft,
            Set<String> theirs,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var resolved = DraftConflict.resolve(draft, verification.readSaved(draft), theirs);
        drafts.save(resolved, request, response);
        return finish(resolved, request, response, model);
    }

    private String orShowProblem(WizardDraft draft, Model model, Supplier<String> step) {
        var missing = RegistryStepController.faults(draft);
        if (missing.any()) {
            return refused(draft, missing, model);
        }
        try {
            return step.get();
        } catch (ApiProblem problem) {
            if (!FOR_THE_FORM.contains(problem.status())) {
                throw problem;
            }
            if (problem.status() == 412 && draft.saved()) {
                StepPage.show(draft, WizardStep.VERIFY, model);
                model.addAttribute("conflict", DraftConflict.of(draft, verification.readSaved(draft)));
                return "wizard/conflict";
            }
            return refused(draft, FormErrors.of(problem, DraftDocument.FIELDS), model);
        }
    }

    private String refused(WizardDraft draft, FormErrors faults, Model model) {
        model.addAllAttributes(state(draft));
        model.addAttribute("refused", faults);
        model.addAttribute("watching", false);
        return "wizard/verify";
    }

    Map<String, Object> state(WizardDraft draft) {
        var model = new HashMap<String, Object>();
        model.put("draft", draft);
        model.put("scope", draft.place());
        model.put("step", WizardStep.VERIFY);
        model.put("refused", FormErrors.NONE);
        var run = verification.findRun(draft);
        run.ifPresent(found -> {
            model.put("run", found);
            model.put("timeline", StepTimeline.of(found));
        });
        model.put("watching", run.map(TestRun::open).orElse(false));
        return model;
    }
}
