package io.fairlead.console.wizard;

import io.fairlead.console.api.Place;
import io.fairlead.console.page.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The step that asks which registry it is, and who asks it. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class RegistryController {

    private final Drafts drafts;

    RegistryController(Drafts drafts) {
        this.drafts = drafts;
    }

    /** @param auth {@code UsernamePassword} or {@code Anonymous} */
    record Typed(String url, String provider, String auth, String username, String repository) {

        Typed {
            url = url == null ? "" : url;
            provider = provider == null ? "Other" : provider;
            auth = auth == null ? "" : auth;
            username = username == null ? "" : username;
            repository = repository == null ? "" : repository;
        }

        Draft.Registry over(Draft.Registry before) {
            return new Draft.Registry(
                    url.strip(),
                    provider,
                    auth.equals("Anonymous"),
                    username.strip(),
                    before.passwordRef(),
                    repository.strip());
        }
    }

    @GetMapping("/new-connector/registry")
    String registry(Place place, HttpServletRequest request, Model model) {
        return registry(drafts.require(request, place), model);
    }

    /**
     * Keeps what was typed, then does what the button says: {@code next}, {@code secret}, or one that fills fields in.
     *
     * @param action {@code preset NAME}, {@code url ADDRESS [REPOSITORY]} and {@code user NAME} are the latter
     */
    @PostMapping("/new-connector/registry")
    String registry(
            Place place,
            @ModelAttribute Typed typed,
            @RequestParam(defaultValue = "next") String action,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var draft = drafts.require(request, place);
        var entered = draft.with(typed.over(draft.registry()));
        var changed = entered.with(filled(entered.registry(), action.split(" ", 3)));
        drafts.keep(changed, request, response);
        return switch (action) {
            case "secret" -> "redirect:" + place.at("/new-connector/secret");
            case "next" -> next(changed, model);
            default -> WizardController.to(place, Step.REGISTRY);
        };
    }

    /** Says what is unusual about the address and the user name while they are typed. */
    @GetMapping("/new-connector/registry/lint")
    String lint(@ModelAttribute Typed typed, Model model) {
        model.addAttribute(
                "lint",
                Lint.of(typed.url(), typed.username().strip(), typed.auth().equals("Anonymous")));
        return "wizard/registry :: lint";
    }

    private static Draft.Registry filled(Draft.Registry registry, String[] action) {
        return switch (action[0]) {
            case "preset" ->
                Preset.named(action[1]).map(preset -> preset.in(registry)).orElse(registry);
            case "url" -> registry.withUrl(action[1], action.length > 2 ? action[2] : "");
            case "user" -> registry.withUsername(action[1]);
            default -> registry;
        };
    }

    private static String next(Draft draft, Model model) {
        var faults = faults(draft.registry());
        if (faults.any()) {
            model.addAttribute("faults", faults);
            return registry(draft, model);
        }
        return WizardController.to(draft.place(), Step.DELEGATES);
    }

    private static Faults faults(Draft.Registry registry) {
        var faults = new LinkedHashMap<String, String>();
        if (registry.url().isEmpty()) {
            faults.put("url", "Give the registry's address, such as https://us.icr.io.");
        } else if (!Lint.of(registry.url(), registry.username(), registry.anonymous())
                .usable()) {
            faults.put("url", "This is not the address of a registry; see below what is wrong with it.");
        }
        if (!registry.anonymous()) {
            if (registry.username().isEmpty()) {
                faults.put("username", "Give the user name, or choose anonymous access.");
            }
            if (registry.passwordRef().isEmpty()) {
                faults.put("secret", "Create or select the secret that holds the password.");
            }
        }
        return new Faults(faults);
    }

    private static String registry(Draft draft, Model model) {
        var registry = draft.registry();
        model.addAttribute("draft", draft);
        model.addAttribute("step", Step.REGISTRY);
        model.addAttribute("presets", Preset.values());
        model.addAttribute("lint", Lint.of(registry.url(), registry.username(), registry.anonymous()));
        return "wizard/registry";
    }
}
