package io.fairlead.console.secret;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.api.SecretVersionClient;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import io.fairlead.console.page.Times;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Lists secrets, shows one, changes what is said of it, and deletes. */
@Controller
@ScopedPages
class SecretController {

    private static final int PAGE_SIZE = 50;
    private static final int SHOWN_VERSIONS = 20;
    private static final int SHOWN_USES = 50;
    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/description", "description", "/expiresAt", "expires");

    private final SecretClient secrets;
    private final SecretVersionClient versions;
    private final Times times;

    SecretController(SecretClient secrets, SecretVersionClient versions, Times times) {
        this.secrets = secrets;
        this.versions = versions;
        this.times = times;
    }

    @GetMapping("/secrets")
    String list(
            PageScope scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "page", required = false) @Nullable String pageToken,
            Model model) {
        var page = secrets.list(scope, name.isBlank() ? null : name.strip(), true, PAGE_SIZE, pageToken);
        model.addAttribute("name", name);
        model.addAttribute("secrets", page.items());
        if (page.nextPageToken() != null) {
            model.addAttribute("next", next(scope, name, page.nextPageToken()));
        }
        model.addAttribute(
                "dangling", secrets.danglingReferences(scope, SHOWN_USES).items());
        return "secret/list";
    }

    @GetMapping("/secrets/{identifier}")
    String show(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam(name = "uses", required = false) @Nullable String pageToken,
            Model model) {
        var answer = secrets.read(scope, identifier);
        model.addAttribute("secret", Objects.requireNonNull(answer.getBody()));
        model.addAttribute(
                "versions", versions.list(scope, identifier, SHOWN_VERSIONS).items());
        model.addAttribute("uses", secrets.references(scope, identifier, SHOWN_USES, pageToken));
        return "secret/detail";
    }

    @ForRole("editor")
    @GetMapping("/secrets/{identifier}/edit")
    String edit(PageScope scope, @PathVariable String identifier, Model model) {
        var answer = secrets.read(scope, identifier);
        var secret = Objects.requireNonNull(answer.getBody());
        model.addAttribute("secret", secret);
        model.addAttribute("details", SecretDetailsForm.of(secret, times));
        model.addAttribute("etag", String.valueOf(answer.getHeaders().getFirst(HttpHeaders.ETAG)));
        return "secret/edit";
    }

    @PostMapping("/secrets/{identifier}/edit")
    String change(
            PageScope scope,
            @PathVariable String identifier,
            SecretDetailsForm details,
            @RequestParam String etag,
            Model model) {
        var secret = Objects.requireNonNull(secrets.read(scope, identifier).getBody());
        model.addAttribute("secret", secret);
        model.addAttribute("details", details);
        model.addAttribute("etag", etag);
        if (details.faults().any()) {
            model.addAttribute("faults", details.faults());
            return "secret/edit";
        }
        try {
            secrets.replace(scope, identifier, etag, details.toReplacement(secret));
            return "redirect:" + scope.path("/secrets/" + identifier);
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, FIELDS));
            return "secret/edit";
        }
    }

    @ForRole("editor")
    @GetMapping("/secrets/{identifier}/delete")
    String ask(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam(name = "uses", required = false) @Nullable String pageToken,
            Model model) {
        var answer = secrets.read(scope, identifier);
        model.addAttribute("secret", Objects.requireNonNull(answer.getBody()));
        model.addAttribute("etag", String.valueOf(answer.getHeaders().getFirst(HttpHeaders.ETAG)));
        model.addAttribute("uses", secrets.references(scope, identifier, SHOWN_USES, pageToken));
        return "secret/delete";
    }

    @PostMapping("/secrets/{identifier}/delete")
    String delete(PageScope scope, @PathVariable String identifier, @RequestParam String etag) {
        secrets.delete(scope, identifier, etag);
        return "redirect:" + scope.path("/secrets");
    }

    private static String next(PageScope scope, String name, String pageToken) {
        var address = UriComponentsBuilder.fromPath(scope.path("/secrets")).queryParam("page", "{page}");
        if (!name.isBlank()) {
            address.queryParam("name", "{name}");
        }
        return address.encode()
                .buildAndExpand(Map.of("page", pageToken, "name", name))
                .toUriString();
    }
}
