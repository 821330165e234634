package io.fairlead.console.delegate;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Delegate;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.DelegateClient.NewEnrolmentToken;
import io.fairlead.console.api.EnrolmentToken;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ForRole;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import io.fairlead.console.page.ShownOnce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Helps to install a delegate: a token, the commands that use it, and the delegate as soon as it is there. */
@Controller
@ScopedPages
@ForRole("admin")
class DelegateInstallController {

    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/uses", "uses", "/expiresIn", "expiresIn", "/tags", "tags");

    private static final String COMMANDS = "/new-delegate/commands";

    private final DelegateClient delegates;
    private final DelegateSearch search;
    private final InstallProperties properties;
    private final ShownOnce once;

    DelegateInstallController(
            DelegateClient delegates, DelegateSearch search, InstallProperties properties, ShownOnce once) {
        this.delegates = delegates;
        this.search = search;
        this.properties = properties;
        this.once = once;
    }

    @GetMapping("/new-delegate")
    String form() {
        return "delegate/new";
    }

    @PostMapping("/new-delegate")
    String createToken(
            PageScope scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String tags,
            @RequestParam(defaultValue = "1") int uses,
            @RequestParam(defaultValue = "P1D") String expiresIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("name", name);
        model.addAttribute("tags", tags);
        model.addAttribute("uses", uses);
        model.addAttribute("expiresIn", expiresIn);
        var wanted = DelegateTags.parse(tags);
        try {
            var token = delegates.createToken(scope, new NewEnrolmentToken(name.strip(), wanted, expiresIn, uses));
            once.put(request, response, scope.path(COMMANDS), token);
            return "redirect:"
                    + UriComponentsBuilder.fromPath(scope.path(COMMANDS))
                            .queryParam("since", "{since}")
                            .queryParam("tags", "{tags}")
                            .queryParam("uses", "{uses}")
                            .encode()
                            .buildAndExpand(token.createdAt(), String.join(",", token.tags()), token.usesLeft())
                            .toUriString();
        } catch (ApiProblem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, FIELDS));
            return "delegate/new";
        }
    }

    /** Shows the token once, within the commands that use it; after a reload only who has joined. */
    @GetMapping(COMMANDS)
    String commands(
            PageScope scope,
            @RequestParam Instant since,
            @RequestParam(defaultValue = "") String tags,
            @RequestParam(defaultValue = "1") int uses,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        once.take(request, response, scope.path(COMMANDS), EnrolmentToken.class).ifPresent(token -> {
            model.addAttribute("token", token);
            model.addAttribute("commands", InstallCommands.of(token, properties.server()));
        });
        joined(scope, since, tags, uses, model);
        return "delegate/install";
    }

    /**
     * The part of the page that shows who has come; as no delegate tells its token, those that enrolled since and have its tags.
     */
    @GetMapping("/new-delegate/joined")
    String joined(
            PageScope scope,
            @RequestParam Instant since,
            @RequestParam(defaultValue = "") String tags,
            @RequestParam(defaultValue = "1") int uses,
            Model model) {
        model.addAttribute("since", since);
        model.addAttribute("tags", tags);
        model.addAttribute("uses", uses);
        model.addAttribute(
                "joined",
                search.find(scope, new DelegateFilter(null, null, tags)).delegates().stream()
                        .filter(delegate -> joinedHere(delegate, scope, since))
                        .toList());
        return "delegate/install :: joined";
    }

    private static boolean joinedHere(Delegate delegate, PageScope scope, Instant since) {
        return delegate.pageScope().equals(scope) && !delegate.enrolledAt().isBefore(since);
    }
}
