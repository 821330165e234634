package io.fairlead.console.delegate;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.Place;
import io.fairlead.console.page.Faults;
import io.fairlead.console.page.Question;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows delegates, takes one out of service and back in, and says beforehand who could take some work. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class DelegateController {

    private final DelegateClient delegates;
    private final Fleet fleet;

    DelegateController(DelegateClient delegates, Fleet fleet) {
        this.delegates = delegates;
        this.fleet = fleet;
    }

    @GetMapping("/delegates")
    String list(Place place, Sought sought, Model model) {
        model.addAttribute("sought", sought);
        model.addAttribute("found", fleet.of(place, sought));
        return "delegate/list";
    }

    @GetMapping("/delegates/preview")
    String preview(Place place, @RequestParam(defaultValue = "") String tags, Model model) {
        model.addAttribute("tags", tags);
        try {
            model.addAttribute("matches", delegates.matches(place, Tags.in(tags)));
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute(
                    "faults",
                    Faults.of(
                            "tags",
                            problem.faults().isEmpty()
                                    ? problem.detail()
                                    : problem.faults().getFirst().detail()));
        }
        return "delegate/preview";
    }

    @GetMapping("/delegates/{id}")
    String show(Place place, @PathVariable UUID id, Model model) {
        model.addAttribute("delegate", delegates.read(place, id));
        return "delegate/detail";
    }

    @PostMapping("/delegates/{id}/drain")
    String drain(Place place, @PathVariable UUID id) {
        delegates.drain(place, id);
        return "redirect:" + place.at("/delegates/" + id);
    }

    @PostMapping("/delegates/{id}/undo-drain")
    String undoDrain(Place place, @PathVariable UUID id) {
        delegates.undoDrain(place, id);
        return "redirect:" + place.at("/delegates/" + id);
    }

    @GetMapping("/delegates/{id}/revoke")
    String askBeforeRevoking(Place place, @PathVariable UUID id, Model model) {
        var delegate = delegates.read(place, id);
        var page = place.at("/delegates/" + id);
        var busy = delegate.runningTasks() == 0
                ? "It has no work at the moment."
                : "It is at work: its %d tasks start anew elsewhere. Drain it first to let it finish."
                        .formatted(delegate.runningTasks());
        return new Question(
                        "Revoke %s?".formatted(delegate.name()),
                        "It is cut off at once, for good. To come back it has to enrol anew. " + busy,
                        "Revoke it",
                        page + "/revoke",
                        page)
                .on(model);
    }

    @PostMapping("/delegates/{id}/revoke")
    String revoke(Place place, @PathVariable UUID id) {
        delegates.revoke(place, id);
        return "redirect:" + place.at("/delegates");
    }
}
