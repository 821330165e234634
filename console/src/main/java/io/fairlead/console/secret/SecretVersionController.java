package io.fairlead.console.secret;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.DelegateClient.DelegateMatch;
import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.api.SecretTrial;
import io.fairlead.console.api.SecretVersionClient;
import io.fairlead.console.lint.ValueWarnings;
import io.fairlead.console.page.ConfirmationPage;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Brings a new value in without anything that works going dark: staged, tried with every connector, then live. */
@Controller
@ScopedPages
class SecretVersionController {

    /** A connector, or the draft of one: where somebody came from who changed its credential. */
    private static final Pattern NEXT_PAGE = Pattern.compile(
            "(/orgs/[\\w$-]+(/projects/[\\w$-]+)?)?/(connectors/[\\w$-]+|new-connector/[\\w-]+/verify)");

    private final SecretClient secrets;
    private final SecretVersionClient versions;
    private final ValueWarnings warnings;
    private final DelegateClient delegates;

    SecretVersionController(
            SecretClient secrets, SecretVersionClient versions, ValueWarnings warnings, DelegateClient delegates) {
        this.secrets = secrets;
        this.versions = versions;
        this.warnings = warnings;
        this.delegates = delegates;
    }

    @ForRole("editor")
    @GetMapping("/secrets/{identifier}/new-version")
    String form(PageScope scope, @PathVariable String identifier, Model model) {
        model.addAttribute(
                "secret", Objects.requireNonNull(secrets.read(scope, identifier).getBody()));
        return "secret/new-version";
    }

    /** The parameters mean the same as for a new secret. */
    @PostMapping("/secrets/{identifier}/new-version")
    @Nullable
    String stage(
            PageScope scope,
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
                    : warnings.find(scope, NewSecret.ofText(identifier, identifier, "", false, value), apply);
            if (wrong.isEmpty()) {
                var staged = versions.stage(scope, identifier, apply, new SecretVersionClient.NewValue(value));
                versions.startTrial(scope, identifier, staged.version());
                var page = scope.path("/secrets/" + identifier + "/versions/" + staged.version());
                return NewSecretController.redirect(page, part, response);
            }
            model.addAttribute("warnings", wrong);
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, Map.of("/value", "value")));
        }
        return part ? "warnings :: warnings" : form(scope, identifier, model);
    }

    @GetMapping("/secrets/{identifier}/versions/{version}")
    @Nullable
    String show(
            PageScope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(defaultValue = "") String then,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var trial = newestTrial(scope, identifier, version);
        var next = NEXT_PAGE.matcher(then).matches() ? then : null;
        var staged = versions.read(scope, identifier, version);
        if (next != null && staged.state().equals("LIVE")) {
            return NewSecretController.redirect(next, request.getHeader("HX-Request") != null, response);
        }
        model.addAttribute("then", next);
        model.addAttribute("waiting", obstacles(scope, trial));
        model.addAttribute(
                "secret", Objects.requireNonNull(secrets.read(scope, identifier).getBody()));
        model.addAttribute("version", staged);
        model.addAttribute("trial", trial);
        var goesLive = next != null
                && staged.staged()
                && trial != null
                && trial.state().equals("PASSED");
        model.addAttribute("watching", trial != null && trial.open() || goesLive);
        return "secret/version";
    }

    /** Why none of the tests has begun: what each delegate lacks; null where one could take them, or has. */
    private @Nullable List<DelegateMatch> obstacles(PageScope scope, @Nullable SecretTrial trial) {
        if (trial == null || !trial.open() || trial.counts().done() > 0) {
            return null;
        }
        try {
            var matches = delegates.matches(scope, List.of());
            return matches.stream().anyMatch(DelegateMatch::eligible) ? null : matches;
        } catch (ApiProblem _) {
            return null;
        }
    }

    @PostMapping("/secrets/{identifier}/versions/{version}/tests")
    String startTrial(PageScope scope, @PathVariable String identifier, @PathVariable long version) {
        versions.startTrial(scope, identifier, version);
        return redirect(scope, identifier, "/versions/" + version);
    }

    /** @param force where the trial failed, or there was none */
    @PostMapping("/secrets/{identifier}/versions/{version}/promote")
    String promote(
            PageScope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(defaultValue = "false") boolean force) {
        versions.promote(scope, identifier, version, force);
        return redirect(scope, identifier, "");
    }

    @ForRole("editor")
    @GetMapping("/secrets/{identifier}/versions/{version}/force")
    String askBeforeForcing(PageScope scope, @PathVariable String identifier, @PathVariable long version, Model model) {
        var page = scope.path("/secrets/" + identifier + "/versions/" + version);
        return new ConfirmationPage(
                        "Make version %d live all the same?".formatted(version),
                        "Not every connector was proved to work with it. Those that do not will fail from now on; "
                                + "the audit says that it was forced, and you can go back to the former value.",
                        "Promote without passing tests",
                        page + "/promote?force=true",
                        page)
                .show(model);
    }

    @ForRole("editor")
    @GetMapping("/secrets/{identifier}/rollback")
    String askBeforeRollingBack(PageScope scope, @PathVariable String identifier, Model model) {
        var page = scope.path("/secrets/" + identifier);
        return new ConfirmationPage(
                        "Roll back?",
                        "It is live again at once, and every connector that refers to the secret is tested with it.",
                        "Go back",
                        page + "/rollback",
                        page)
                .show(model);
    }

    @PostMapping("/secrets/{identifier}/versions/{version}/discard")
    String discard(PageScope scope, @PathVariable String identifier, @PathVariable long version) {
        versions.discard(scope, identifier, version);
        return redirect(scope, identifier, "");
    }

    @PostMapping("/secrets/{identifier}/rollback")
    String rollBack(PageScope scope, @PathVariable String identifier) {
        versions.rollBack(scope, identifier);
        return redirect(scope, identifier, "");
    }

    private @Nullable SecretTrial newestTrial(PageScope scope, String identifier, long version) {
        var trials = versions.listTrials(scope, identifier, version).items();
        return trials.isEmpty()
                ? null
                : versions.readTrial(
                        scope, identifier, version, trials.getFirst().id());
    }

    private static String redirect(PageScope scope, String identifier, String rest) {
        return "redirect:" + scope.path("/secrets/" + identifier + rest);
    }
}
