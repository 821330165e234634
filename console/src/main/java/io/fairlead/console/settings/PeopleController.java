package io.fairlead.console.settings;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PersonClient;
import io.fairlead.console.api.PersonClient.NewGrants;
import io.fairlead.console.api.PersonClient.NewPerson;
import io.fairlead.console.api.Place;
import io.fairlead.console.page.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists people and what they are granted, adds some, and changes that. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class PeopleController {

    private static final Map<String, String> FIELDS =
            Map.of("/name", "name", "/password", "password", "/grants", "grants");
    private static final Set<Integer> FOR_THE_FORM = Set.of(400, 403, 409);

    private final PersonClient people;

    PeopleController(PersonClient people) {
        this.people = people;
    }

    @GetMapping("/settings/people")
    String list(Model model) {
        try {
            model.addAttribute("people", people.list(Place.ACCOUNT).items());
        } catch (ApiProblem problem) {
            if (problem.status() != 403 && problem.status() != 404) {
                throw problem;
            }
        }
        return "settings/people";
    }

    @PostMapping("/settings/people")
    String add(
            Place place,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String grants,
            Model model) {
        return orWhyNot(
                place,
                model,
                name,
                grants,
                () -> people.add(Place.ACCOUNT, new NewPerson(name.strip(), password, parts(grants))));
    }

    @PostMapping("/settings/people/{name}/grants")
    String grant(Place place, @PathVariable String name, @RequestParam(defaultValue = "") String grants, Model model) {
        return orWhyNot(place, model, "", "", () -> people.grant(Place.ACCOUNT, name, new NewGrants(parts(grants))));
    }

    @PostMapping("/settings/people/{name}/remove")
    String remove(Place place, @PathVariable String name) {
        people.remove(Place.ACCOUNT, name);
        return back(place);
    }

    private String orWhyNot(Place place, Model model, String name, String grants, Runnable change) {
        try {
            change.run();
            return back(place);
        } catch (ApiProblem problem) {
            if (!FOR_THE_FORM.contains(problem.status())) {
                throw problem;
            }
            model.addAttribute("faults", Faults.of(problem, FIELDS));
            model.addAttribute("name", name);
            model.addAttribute("grants", grants);
            return list(model);
        }
    }

    private static String back(Place place) {
        return "redirect:" + place.at("/settings/people");
    }

    private static List<String> parts(String grants) {
        return Arrays.stream(grants.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
