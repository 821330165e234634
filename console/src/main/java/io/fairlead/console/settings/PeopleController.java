package io.fairlead.console.settings;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.PersonClient;
import io.fairlead.console.api.PersonClient.NewPerson;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
import io.fairlead.console.page.ShownOnce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists people and what they are granted, and adds some. */
@Controller
@ScopedPages
class PeopleController {

    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/password", "password", "/grants/0", "org");
    private static final String ADDED = "/added";
    private static final Set<Integer> FOR_THE_FORM = Set.of(400, 403, 409);

    private final PersonClient people;
    private final ShownOnce once;

    PeopleController(PersonClient people, ShownOnce once) {
        this.people = people;
        this.once = once;
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

    /** A generated password is shown here once; later the page leads to the person. */
    @GetMapping("/settings/people/{name}" + ADDED)
    String added(
            PageScope scope,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var page = scope.path("/settings/people/" + name);
        var password = once.take(request, response, page + ADDED, FirstPassword.class);
        if (password.isEmpty()) {
            return "redirect:" + page;
        }
        model.addAttribute("name", name);
        model.addAttribute("password", password.get().text());
        return "settings/person-added";
    }

    /** Somebody's first password, until it has been shown. */
    record FirstPassword(String text) {

        @Override
        public String toString() {
            return "FirstPassword[]";
        }
    }

    @GetMapping("/settings/new-person")
    String form(PageScope scope, Model model) {
        model.addAttribute("wanted", new GrantForm("viewer", scope.org(), scope.project()));
        return "settings/new-person";
    }

    @PostMapping("/settings/new-person")
    String add(
            PageScope scope,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            GrantForm wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var first = password.isEmpty() ? GeneratedPassword.generate() : password;
        try {
            var person = people.add(PageScope.ACCOUNT, new NewPerson(name.strip(), first, List.of(wanted.text())));
            var page = scope.path("/settings/people/" + person.name());
            if (!password.isEmpty()) {
                return "redirect:" + page;
            }
            once.put(request, response, page + ADDED, new FirstPassword(first));
            return "redirect:" + page + ADDED;
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
