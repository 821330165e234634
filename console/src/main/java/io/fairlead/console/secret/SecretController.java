package io.fairlead.console.secret;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.api.VersionClient;
import io.fairlead.console.page.Faults;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Lists secrets, shows one, changes what is said of it, and deletes. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class SecretController {

    private static final int PAGE = 50;
    private static final int SHOWN_VERSIONS = 20;
    private static final int SHOWN_USES = 50;
    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/description", "description", "/expiresAt", "expires");

    private final SecretClient secrets;
    private final VersionClient versions;
    private final Times times;

    SecretController(SecretClient secrets, VersionClient versions, Times times) {
        this.secrets = secrets;
        this.versions = versions;
        this.times = times;
    }

    @GetMapping("/secrets")
    String list(
            Place place,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "page", required = false) @Nullable String pageToken,
            Model model) {
        var page = secrets.list(place, name.isBlank() ? null : name.strip(), true, PAGE, pageToken);
        model.addAttribute("name", name);
        model.addAttribute("secrets", page.items());
        if (page.nextPageToken() != null) {
            model.addAttribute("next", next(place, name, page.nextPageToken()));
        }
        model.addAttribute("dangling", secrets.dangling(place, SHOWN_USES).items());
        return "secret/list";
    }

    @GetMapping("/secrets/{identifier}")
    String show(Place place, @PathVariable String identifier, Model model) {
        var answer = secrets.read(place, identifier);
        model.addAttribute("secret", Objects.requireNonNull(answer.getBody()));
        model.addAttribute(
                "versions", versions.list(place, identifier, SHOWN_VERSIONS).items());
        model.addAttribute("uses", secrets.references(place, identifier, SHOWN_USES, null));
        return "secret/detail";
    }

    @GetMapping("/secrets/{identifier}/edit")
    String edit(Place place, @PathVariable String identifier, Model model) {
        var answer = secrets.read(place, identifier);
        var secret = Objects.requireNonNull(answer.getBody());
        model.addAttribute("secret", secret);
        model.addAttribute("described", Described.of(secret, times));
        model.addAttribute("etag", String.valueOf(answer.getHeaders().getFirst(HttpHeaders.ETAG)));
        return "secret/edit";
    }

    @PostMapping("/secrets/{identifier}/edit")
    String change(
            Place place, @PathVariable String identifier, Described described, @RequestParam String etag, Model model) {
        var secret = Objects.requireNonNull(secrets.read(place, identifier).getBody());
        model.addAttribute("secret", secret);
        model.addAttribute("described", described);
        model.addAttribute("etag", etag);
        if (described.faults().any()) {
            model.addAttribute("faults", described.faults());
            return "secret/edit";
        }
        try {
            secrets.replace(place, identifier, etag, described.insteadOf(secret));
            return "redirect:" + place.at("/secrets/" + identifier);
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, FIELDS));
            return "secret/edit";
        }
    }

    @GetMapping("/secrets/{identifier}/delete")
    String ask(Place place, @PathVariable String identifier, Model model) {
        var answer = secrets.read(place, identifier);
        model.addAttribute("secret", Objects.requireNonNull(answer.getBody()));
        model.addAttribute("etag", String.valueOf(answer.getHeaders().getFirst(HttpHeaders.ETAG)));
        model.addAttribute("uses", secrets.references(place, identifier, SHOWN_USES, null));
        return "secret/delete";
    }

    @PostMapping("/secrets/{identifier}/delete")
    String delete(Place place, @PathVariable String identifier, @RequestParam String etag) {
        secrets.delete(place, identifier, etag);
        return "redirect:" + place.at("/secrets");
    }

    private static String next(Place place, String name, String pageToken) {
        var address = UriComponentsBuilder.fromPath(place.at("/secrets")).queryParam("page", "{page}");
        if (!name.isBlank()) {
            address.queryParam("name", "{name}");
        }
        return address.encode()
                .buildAndExpand(Map.of("page", pageToken, "name", name))
                .toUriString();
    }
}
