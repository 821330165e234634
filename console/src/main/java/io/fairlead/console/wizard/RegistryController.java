package io.fairlead.console.wizard;

import io.fairlead.console.api.Place;
import io.fairlead.console.page.Faults;
import io.fairlead.console.page.Input;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Optional;
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

    /**
     * The form.
     *
     * @param auth {@code UsernamePassword} or {@code Anonymous}
     * @param region chosen for the address
     */
    record Typed(
            String url,
            String provider,
            String preset,
            String region,
            String auth,
            String username,
            String usernameRef,
            String repository,
            String tokenHosts,
            String certificates) {

        Typed {
            url = Input.text(url);
            provider = provider == null ? "Other" : provider;
            preset = Input.text(preset);
            region = Input.text(region);
            auth = Input.text(auth);
            username = Input.text(username);
            usernameRef = Input.text(usernameRef);
            repository = Input.text(repository);
            tokenHosts = Input.text(tokenHosts).replaceAll("\\s*[\\s,]\\s*", ", ");
            certificates = Input.text(certificates).replace("\r\n", "\n");
        }

        Draft.Registry registry() {
            return new Draft.Registry(url, provider, preset, repository, tokenHosts, certificates);
        }

        /** The password is chosen elsewhere. */
        Draft.Login login(Draft.Login before) {
            return new Draft.Login(auth.equals("Anonymous"), username, usernameRef, before.passwordRef());
        }
    }

    @GetMapping("/new-connector/registry")
    String registry(Place place, HttpServletRequest request, Model model) {
        return registry(drafts.require(request, place), model);
    }

    /**
     * Keeps what was typed, then does what the button says.
     *
     * @param action {@code next}; {@code secret} and {@code username} to choose one; {@code yaml} to see the text; and
     *     what fills fields in: {@code preset ID}, {@code region}, {@code url ADDRESS [REPOSITORY]}, {@code user NAME}
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
        var entered = draft.with(typed.registry()).with(typed.login(draft.login()));
        var changed = filled(entered, typed, action.split(" ", 3));
        drafts.keep(changed, request, response);
        return switch (action) {
            case "secret" -> "redirect:" + place.at("/new-connector/secret");
            case "username" -> "redirect:" + place.at("/new-connector/secret?use=username");
            case "yaml" -> StepPage.text(changed, model);
            case "next" -> next(changed, model);
            default -> WizardController.to(place, Step.REGISTRY);
        };
    }

    /** Says what is unusual about the address and the user name while they are typed. */
    @GetMapping("/new-connector/registry/lint")
    String lint(@ModelAttribute Typed typed, Model model) {
        model.addAttribute("lint", Lint.of(typed.registry(), typed.login(Draft.Login.NONE)));
        return "wizard/registry :: lint";
    }

    private static Draft filled(Draft draft, Typed typed, String[] action) {
        var registry = draft.registry();
        return switch (action[0]) {
            case "preset" ->
                Presets.named(action[1])
                        .map(preset -> draft.with(preset.in(registry))
                                .with(draft.login().at(preset)))
                        .orElse(draft);
            case "region" ->
                Optional.ofNullable(Lint.of(registry, draft.login()).preset())
                        .map(preset -> draft.with(registry.withUrl(preset.in(typed.region(), registry.url()), "")))
                        .orElse(draft);
            case "url" -> draft.with(registry.withUrl(action[1], action.length > 2 ? action[2] : ""));
            case "user" -> draft.with(draft.login().withUsername(action[1]));
            default -> draft;
        };
    }

    private static String next(Draft draft, Model model) {
        var faults = faults(draft);
        if (faults.any()) {
            model.addAttribute("faults", faults);
            return registry(draft, model);
        }
        return WizardController.to(draft.place(), Step.DELEGATES);
    }

    private static Faults faults(Draft draft) {
        var faults = new LinkedHashMap<String, String>();
        var login = draft.login();
        if (draft.registry().url().isEmpty()) {
            faults.put("url", "Give the registry's address, such as https://us.icr.io.");
        } else if (!Lint.of(draft.registry(), login).usable()) {
            faults.put("url", "This is not the address of a registry; see below what is wrong with it.");
        }
        if (!login.anonymous()) {
            if (login.username().isEmpty() && login.usernameRef().isEmpty()) {
                faults.put("username", "Give the user name, or choose anonymous access.");
            } else if (!login.username().isEmpty() && !login.usernameRef().isEmpty()) {
                faults.put("username", "Give either a user name or the secret that holds it, not both.");
            }
            if (login.passwordRef().isEmpty()) {
                faults.put("secret", "Create or select the secret that holds the password.");
            }
        }
        return new Faults(faults);
    }

    private static String registry(Draft draft, Model model) {
        StepPage.show(draft, Step.REGISTRY, model);
        model.addAttribute("presets", Presets.ALL);
        model.addAttribute("lint", Lint.of(draft.registry(), draft.login()));
        return "wizard/registry";
    }
}
