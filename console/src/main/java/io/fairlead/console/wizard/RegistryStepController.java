package io.fairlead.console.wizard;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.FormInput;
import io.fairlead.console.page.ScopedPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The step that asks which registry it is, and who asks it. */
@Controller
@ScopedPages
@ForRole("editor")
class RegistryStepController {

    private final WizardDrafts drafts;

    RegistryStepController(WizardDrafts drafts) {
        this.drafts = drafts;
    }

    /**
     * The form.
     *
     * @param auth {@code UsernamePassword} or {@code Anonymous}
     * @param region chosen for the address
     */
    record RegistryForm(
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

        RegistryForm {
            url = FormInput.text(url);
            provider = provider == null ? "Other" : provider;
            preset = FormInput.text(preset);
            region = FormInput.text(region);
            auth = FormInput.text(auth);
            username = FormInput.text(username);
            usernameRef = FormInput.text(usernameRef);
            repository = FormInput.text(repository);
            tokenHosts = FormInput.text(tokenHosts).replaceAll("\\s*[\\s,]\\s*", ", ");
            certificates = FormInput.text(certificates).replace("\r\n", "\n");
        }

        WizardDraft.Registry registry() {
            return new WizardDraft.Registry(url, provider, preset, repository, tokenHosts, certificates);
        }

        /** The password is chosen elsewhere. */
        WizardDraft.Login login(WizardDraft.Login before) {
            return new WizardDraft.Login(auth.equals("Anonymous"), username, usernameRef, before.passwordRef());
        }
    }

    @GetMapping("/new-connector/{draft}/registry")
    String registry(PageScope scope, HttpServletRequest request, Model model) {
        return registry(drafts.require(request, scope), model);
    }

    /**
     * Keeps what was typed, then does what the button says.
     *
     * @param action {@code next}; {@code secret} and {@code username} to choose one; {@code yaml} to see the text; and
     *     what fills fields in: {@code preset ID}, {@code region}, {@code url ADDRESS [REPOSITORY]}, {@code user NAME}
     */
    @PostMapping("/new-connector/{draft}/registry")
    String registry(
            PageScope scope,
            @ModelAttribute RegistryForm typed,
            @RequestParam(defaultValue = "next") String action,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var draft = drafts.require(request, scope);
        var entered = draft.with(typed.registry()).with(typed.login(draft.login()));
        var changed = filled(entered, typed, action.split(" ", 3));
        drafts.save(changed, request, response);
        return switch (action) {
            case "secret" -> "redirect:" + draft.path("secret");
            case "username" -> "redirect:" + draft.path("secret?use=username");
            case "yaml" -> StepPage.text(changed, model);
            case "next" -> next(changed, model);
            default -> WizardController.to(draft, WizardStep.REGISTRY);
        };
    }

    /** Says what is unusual about the address and the username while they are typed. */
    @GetMapping("/new-connector/{draft}/registry/lint")
    String lint(PageScope scope, @ModelAttribute RegistryForm typed, HttpServletRequest request, Model model) {
        model.addAttribute("draft", drafts.require(request, scope));
        model.addAttribute("lint", RegistryLint.of(typed.registry(), typed.login(WizardDraft.Login.NONE)));
        return "wizard/registry :: lint";
    }

    private static WizardDraft filled(WizardDraft draft, RegistryForm typed, String[] action) {
        var registry = draft.registry();
        return switch (action[0]) {
            case "preset" ->
                RegistryPresets.findById(action[1])
                        .map(preset -> draft.with(preset.applyTo(registry))
                                .with(draft.login().withPreset(preset)))
                        .orElse(draft);
            case "region" ->
                Optional.ofNullable(RegistryLint.of(registry, draft.login()).preset())
                        .map(preset ->
                                draft.with(registry.withUrl(preset.addressIn(typed.region(), registry.url()), "")))
                        .orElse(draft);
            case "url" -> draft.with(registry.withUrl(action[1], action.length > 2 ? action[2] : ""));
            case "user" -> draft.with(draft.login().withUsername(action[1]));
            default -> draft;
        };
    }

    private static String next(WizardDraft draft, Model model) {
        var faults = faults(draft);
        if (faults.any()) {
            model.addAttribute("faults", faults);
            return registry(draft, model);
        }
        return WizardController.to(draft, WizardStep.DELEGATES);
    }

    /** What is missing before anybody is asked. */
    static FormErrors faults(WizardDraft draft) {
        var faults = new LinkedHashMap<String, String>();
        var login = draft.login();
        if (draft.registry().url().isEmpty()) {
            faults.put("url", "Enter the registry address, such as https://us.icr.io.");
        } else if (!RegistryLint.of(draft.registry(), login).usable()) {
            faults.put("url", "This is not the address of a registry; see below what is wrong with it.");
        }
        if (!login.anonymous()) {
            if (login.username().isEmpty() && login.usernameRef().isEmpty()) {
                faults.put("username", "Enter a username, or choose anonymous access.");
            } else if (!login.username().isEmpty() && !login.usernameRef().isEmpty()) {
                faults.put("username", "Enter either a username or the secret that holds it, not both.");
            }
            if (login.passwordRef().isEmpty()) {
                faults.put("secret", "Choose a secret for the password.");
            }
        }
        return new FormErrors(faults);
    }

    private static String registry(WizardDraft draft, Model model) {
        StepPage.show(draft, WizardStep.REGISTRY, model);
        model.addAttribute("presets", RegistryPresets.ALL);
        model.addAttribute("lint", RegistryLint.of(draft.registry(), draft.login()));
        return "wizard/registry";
    }
}
