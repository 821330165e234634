package io.fairlead.console.secret;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.api.Trial;
import io.fairlead.console.api.VersionClient;
import io.fairlead.console.doubt.Doubts;
import io.fairlead.console.page.Faults;
import io.fairlead.console.page.Question;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Brings a new value in without anything that works going dark: staged, tried with every connector, then live. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class VersionController {

    private final SecretClient secrets;
    private final VersionClient versions;
    private final Doubts doubts;

    VersionController(SecretClient secrets, VersionClient versions, Doubts doubts) {
        this.secrets = secrets;
        this.versions = versions;
        this.doubts = doubts;
    }

    @GetMapping("/secrets/{identifier}/new-version")
    String form(Place place, @PathVariable String identifier, Model model) {
        model.addAttribute(
                "secret", Objects.requireNonNull(secrets.read(place, identifier).getBody()));
        return "secret/new-version";
    }

    /** The parameters mean the same as for a new secret. */
    @PostMapping("/secrets/{identifier}/new-version")
    @Nullable
    String stage(
            Place place,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") List<String> apply,
            @RequestParam(defaultValue = "false") boolean asItIs,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var part = request.getHeader("HX-Request") != null;
        model.addAttribute("apply", apply);
        try {
            var wrong = asItIs
                    ? List.of()
                    : doubts.about(place, NewSecret.text(identifier, identifier, "", false, value), apply);
            if (wrong.isEmpty()) {
                var staged = versions.stage(place, identifier, apply, new VersionClient.NewValue(value));
                versions.tryOut(place, identifier, staged.version());
                var page = place.at("/secrets/" + identifier + "/versions/" + staged.version());
                return NewSecretController.to(page, part, response);
            }
            model.addAttribute("doubts", wrong);
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, Map.of("/value", "value")));
        }
        return part ? "doubts :: doubts" : form(place, identifier, model);
    }

    @GetMapping("/secrets/{identifier}/versions/{version}")
    String show(Place place, @PathVariable String identifier, @PathVariable long version, Model model) {
        var trial = newest(place, identifier, version);
        model.addAttribute(
                "secret", Objects.requireNonNull(secrets.read(place, identifier).getBody()));
        model.addAttribute("version", versions.read(place, identifier, version));
        model.addAttribute("trial", trial);
        model.addAttribute("watching", trial != null && trial.open());
        return "secret/version";
    }

    @PostMapping("/secrets/{identifier}/versions/{version}/tests")
    String tryOut(Place place, @PathVariable String identifier, @PathVariable long version) {
        versions.tryOut(place, identifier, version);
        return to(place, identifier, "/versions/" + version);
    }

    /** @param force where the trial failed, or there was none */
    @PostMapping("/secrets/{identifier}/versions/{version}/promote")
    String promote(
            Place place,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(defaultValue = "false") boolean force) {
        versions.promote(place, identifier, version, force);
        return to(place, identifier, "");
    }

    @GetMapping("/secrets/{identifier}/versions/{version}/force")
    String askBeforeForcing(Place place, @PathVariable String identifier, @PathVariable long version, Model model) {
        var page = place.at("/secrets/" + identifier + "/versions/" + version);
        return new Question(
                        "Make version %d live all the same?".formatted(version),
                        "Not every connector was proved to work with it. Those that do not will fail from now on; "
                                + "the audit says that it was forced, and you can go back to the former value.",
                        "Make it live without a proof",
                        page + "/promote?force=true",
                        page)
                .on(model);
    }

    @GetMapping("/secrets/{identifier}/rollback")
    String askBeforeRollingBack(Place place, @PathVariable String identifier, Model model) {
        var page = place.at("/secrets/" + identifier);
        return new Question(
                        "Go back to the former value?",
                        "It is live again at once, and every connector that refers to the secret is tested with it.",
                        "Go back",
                        page + "/rollback",
                        page)
                .on(model);
    }

    @PostMapping("/secrets/{identifier}/versions/{version}/discard")
    String discard(Place place, @PathVariable String identifier, @PathVariable long version) {
        versions.discard(place, identifier, version);
        return to(place, identifier, "");
    }

    @PostMapping("/secrets/{identifier}/rollback")
    String rollBack(Place place, @PathVariable String identifier) {
        versions.rollBack(place, identifier);
        return to(place, identifier, "");
    }

    private @Nullable Trial newest(Place place, String identifier, long version) {
        var trials = versions.trials(place, identifier, version).items();
        return trials.isEmpty()
                ? null
                : versions.trial(place, identifier, version, trials.getFirst().id());
    }

    private static String to(Place place, String identifier, String rest) {
        return "redirect:" + place.at("/secrets/" + identifier + rest);
    }
}
