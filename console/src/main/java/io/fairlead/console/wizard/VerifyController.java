package io.fairlead.console.wizard;

import io.fairlead.console.api.Place;
import io.fairlead.console.api.Run;
import io.fairlead.console.connector.LiveTest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The last step: tests the draft, shows that while it runs, and stores the connector in the end. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class VerifyController {

    private final Drafts drafts;
    private final Verification verification;
    private final VerifyPage page;
    private final LiveTest live;

    VerifyController(Drafts drafts, Verification verification, VerifyPage page, LiveTest live) {
        this.drafts = drafts;
        this.verification = verification;
        this.page = page;
        this.live = live;
    }

    @GetMapping("/new-connector/verify")
    String verify(Place place, HttpServletRequest request, Model model) {
        model.addAllAttributes(page.state(drafts.require(request, place)));
        return "wizard/verify";
    }

    @GetMapping(path = "/new-connector/verify/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Place place, HttpServletRequest request) {
        var draft = drafts.require(request, place);
        var run = verification.run(draft).orElseThrow(() -> new NoDraft(place));
        return live.show(place, run.id(), () -> new ModelAndView("wizard/verify :: #state", page.state(draft)));
    }

    @PostMapping("/new-connector/verify")
    String begin(Place place, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page.begin(drafts.require(request, place), request, response, model);
    }

    /** Does what the last test proposes, and tries again. */
    @PostMapping("/new-connector/fix")
    String fix(
            Place place, @RequestParam int fix, HttpServletRequest request, HttpServletResponse response, Model model) {
        var draft = drafts.require(request, place);
        var fixes = verification.run(draft).map(Run::fixes).orElse(List.of());
        var patch = fix >= 0 && fix < fixes.size() ? fixes.get(fix).patch() : null;
        return page.begin(patch == null ? draft : Patch.of(draft, patch), request, response, model);
    }

    @PostMapping("/new-connector/finish")
    String finish(Place place, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page.finish(drafts.require(request, place), request, response, model);
    }
}
