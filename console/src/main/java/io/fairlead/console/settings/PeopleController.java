package io.fairlead.console.settings;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.PersonClient;
import io.fairlead.console.api.PersonClient.NewPerson;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists people and what they are granted, and adds some. */
@Controller
@ScopedPages
class PeopleController {

    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/password", "password", "/grants/0", "org");
    private static final Set<Integer> FOR_THE_FORM = Set.of(400, 403, 409);

    private final PersonClient people;

    PeopleController(PersonClient people) {
        this.people = people;
    }

    @GetMapping("/settings/people")
    String list(Model model) {
        try {
            model.addAttribute("people", people.list(PageScope.ACCOUNT).items());
        } catch (ApiProblem problem) {
            if (problem.status() != 403 && problem.status() != 404) {
                throw problem;
            }
        }
        return "settings/people";
    }

    @GetMapping("/settings/new-person")
    String form(PageScope scope, Model model) {
        model.addAttribute("wanted", new GrantForm("viewer", scope.org(), scope.project()));
        return "settings/new-person";
    }

    /** A password that was made up is in this answer and nowhere else. */
    @PostMapping("/settings/new-person")
    String add(
            PageScope scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            GrantForm wanted,
            Model model) {
        var first = password.isEmpty() ? GeneratedPassword.generate() : password;
        try {
            var person = people.add(PageScope.ACCOUNT, new NewPerson(name.strip(), first, List.of(wanted.text())));
            if (!password.isEmpty()) {
                return "redirect:" + scope.path("/settings/people/" + person.name());
            }
            model.addAttribute("person", person);
            model.addAttribute("password", first);
            return "settings/person-added";
        } catch (ApiProblem problem) {
            if (!FOR_THE_FORM.contains(problem.status())) {
                throw problem;
            }
            model.addAttribute("faults", FormErrors.of(problem, FIELDS));
            model.addAttribute("name", name);
            model.addAttribute("wanted", wanted);
            return "settings/new-person";
        }
    }
}
