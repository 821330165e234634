package io.fairlead.console.wizard;

import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.Place;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The step that asks from where the registry is to be reached. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class DelegatesController {

    private final Drafts drafts;
    private final DelegateClient delegates;
    private final VerifyPage verify;

    DelegatesController(Drafts drafts, DelegateClient delegates, VerifyPage verify) {
        this.drafts = drafts;
        this.delegates = delegates;
        this.verify = verify;
    }

    @GetMapping("/new-connector/delegates")
    String delegates(Place place, HttpServletRequest request, Model model) {
        var draft = drafts.require(request, place);
        model.addAttribute("draft", draft);
        model.addAttribute("step", Step.DELEGATES);
        model.addAttribute("candidates", delegates.matches(place, draft.delegates().selectors()));
        return "wizard/delegates";
    }

    @GetMapping("/new-connector/delegates/table")
    String table(
            Place place,
            @RequestParam(defaultValue = "true") boolean any,
            @RequestParam(defaultValue = "") String selectors,
            Model model) {
        model.addAttribute("candidates", delegates.matches(place, new Draft.Delegates(any, selectors).selectors()));
        return "wizard/delegates :: table";
    }

    @PostMapping("/new-connector/delegates")
    String delegates(
            Place place,
            @RequestParam(defaultValue = "true") boolean any,
            @RequestParam(defaultValue = "") String selectors,
            @RequestParam(defaultValue = "next") String action,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var draft = drafts.require(request, place).with(new Draft.Delegates(any, selectors.strip()));
        if (action.equals("show")) {
            drafts.keep(draft, request, response);
            return WizardController.to(place, Step.DELEGATES);
        }
        return verify.begin(draft, request, response, model);
    }
}
