package io.fairlead.console.secret;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.Place;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.api.VersionClient;
import io.fairlead.console.page.Faults;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Lists secrets, shows one, keeps a new one, and deletes. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class SecretController {

    private static final int PAGE = 50;
    private static final int SHOWN_VERSIONS = 20;
    private static final int SHOWN_USES = 50;
    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/identifier", "identifier", "/value", "value", "/description", "description");

    private final SecretClient secrets;
    private final VersionClient versions;

    SecretController(SecretClient secrets, VersionClient versions) {
        this.secrets = secrets;
        this.versions = versions;
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

    @GetMapping("/new-secret")
    String form() {
        return "secret/new";
    }

    @PostMapping("/new-secret")
    String create(
            Place place,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String identifier,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate ends,
            Model model) {
        try {
            var wanted = NewSecret.text(name.strip(), identifier, description.strip(), shared, value);
            var secret = secrets.create(place, wanted.endingOn(ends));
            if (secret.warnings() == null || secret.warnings().isEmpty()) {
                return "redirect:" + place.at("/secrets/" + secret.identifier());
            }
            model.addAttribute("secret", secret);
            return "secret/doubtful";
        } catch (ApiProblem problem) {
            if (problem.status() != 400 && problem.status() != 409) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, FIELDS));
            model.addAttribute("name", name);
            model.addAttribute("identifier", identifier);
            model.addAttribute("description", description);
            model.addAttribute("shared", shared);
            model.addAttribute("ends", ends);
            return "secret/new";
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
