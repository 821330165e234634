package io.fairlead.console.settings;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.Person;
import io.fairlead.console.api.PersonClient;
import io.fairlead.console.api.PersonClient.NewGrants;
import io.fairlead.console.page.ConfirmationPage;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows what somebody may do where, changes it, and removes people. */
@Controller
@ScopedPages
class PersonController {

    private static final Set<Integer> FOR_THE_FORM = Set.of(400, 403);

    private final PersonClient people;

    PersonController(PersonClient people) {
        this.people = people;
    }

    @GetMapping("/settings/people/{name}")
    String show(PageScope scope, @PathVariable String name, Model model) {
        model.addAttribute("person", person(name));
        model.addAttribute("wanted", new GrantForm("viewer", scope.org(), scope.project()));
        return "settings/person";
    }

    /** One role at each place: a new one takes the former's. */
    @PostMapping("/settings/people/{name}/grants")
    String grant(PageScope scope, @PathVariable String name, GrantForm wanted, Model model) {
        var person = person(name);
        var grants = new ArrayList<>(person.grants().stream()
                .filter(grant -> !wanted.hasSameScopeAs(grant))
                .toList());
        grants.add(wanted.text());
        try {
            people.grant(PageScope.ACCOUNT, name, new NewGrants(grants));
            return redirect(scope, "/" + name);
        } catch (ApiProblem problem) {
            if (!FOR_THE_FORM.contains(problem.status())) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, Map.of("/grants/" + (grants.size() - 1), "org")));
            model.addAttribute("person", person);
            model.addAttribute("wanted", wanted);
            return "settings/person";
        }
    }

    @PostMapping("/settings/people/{name}/grants/take-back")
    String revokeGrant(PageScope scope, @PathVariable String name, @RequestParam String grant) {
        List<String> grants = person(name).grants().stream()
                .filter(each -> !each.equals(grant))
                .toList();
        people.grant(PageScope.ACCOUNT, name, new NewGrants(grants));
        return redirect(scope, "/" + name);
    }

    @GetMapping("/settings/people/{name}/remove")
    String askBeforeRemoving(PageScope scope, @PathVariable String name, Model model) {
        var page = scope.path("/settings/people/" + person(name).name());
        return new ConfirmationPage(
                        "Remove %s?".formatted(name),
                        "They are signed out immediately and cannot sign in any more. What they created stays.",
                        "Remove",
                        page + "/remove",
                        page)
                .show(model);
    }

    @PostMapping("/settings/people/{name}/remove")
    String remove(PageScope scope, @PathVariable String name) {
        people.remove(PageScope.ACCOUNT, name);
        return redirect(scope, "");
    }

    private Person person(String name) {
        return people.list(PageScope.ACCOUNT).items().stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String redirect(PageScope scope, String rest) {
        return "redirect:" + scope.path("/settings/people" + rest);
    }
}
