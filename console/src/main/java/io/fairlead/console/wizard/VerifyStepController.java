package io.fairlead.console.wizard;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.TestRun;
import io.fairlead.console.connector.LiveTestStream;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.ScopedPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The last step: tests the draft, shows that while it runs, and stores the connector in the end. */
@Controller
@ScopedPages
@ForRole("editor")
class VerifyStepController {

    private final WizardDrafts drafts;
    private final DraftVerification verification;
    private final VerifyPage page;
    private final LiveTestStream live;

    VerifyStepController(WizardDrafts drafts, DraftVerification verification, VerifyPage page, LiveTestStream live) {
        this.drafts = drafts;
        this.verification = verification;
        this.page = page;
        this.live = live;
    }

    @GetMapping("/new-connector/{draft}/verify")
    String verify(PageScope scope, HttpServletRequest request, Model model) {
        model.addAllAttributes(page.state(drafts.require(request, scope)));
        return "wizard/verify";
    }

    @GetMapping(path = "/new-connector/{draft}/verify/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(PageScope scope, HttpServletRequest request) {
        var draft = drafts.require(request, scope);
        var run = verification.findRun(draft).orElseThrow(() -> new DraftNotFound(scope));
        return live.show(scope, run.id(), () -> new ModelAndView("wizard/verify :: #state", page.state(draft)));
    }

    @PostMapping("/new-connector/{draft}/verify")
    String begin(PageScope scope, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page.begin(drafts.require(request, scope), request, response, model);
    }

    /** Does what the last test proposes, and tries again. */
    @PostMapping("/new-connector/{draft}/fix")
    String fix(
            PageScope scope,
            @RequestParam int fix,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var draft = drafts.require(request, scope);
        var fixes = verification.findRun(draft).map(TestRun::fixes).orElse(List.of());
        var patch = fix >= 0 && fix < fixes.size() ? fixes.get(fix).patch() : null;
        return page.begin(patch == null ? draft : DraftPatch.apply(draft, patch), request, response, model);
    }

    /** Each parameter names a field and the side that counts: {@code mine} or {@code theirs}. */
    @PostMapping("/new-connector/{draft}/conflict")
    String resolve(
            PageScope scope,
            @RequestParam Map<String, String> sides,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var theirs = sides.entrySet().stream()
                .filter(side -> side.getValue().equals("theirs"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return page.resolve(drafts.require(request, scope), theirs, request, response, model);
    }

    @PostMapping("/new-connector/{draft}/finish")
    String finish(PageScope scope, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page.finish(drafts.require(request, scope), request, response, model);
    }
}
