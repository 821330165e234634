package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.ConnectorVersion;
import io.fairlead.console.api.ConnectorVersionClient;
import io.fairlead.console.api.Place;
import io.fairlead.console.page.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a connector was before, and how it becomes that again. */
@Controller
@RequestMapping({"", "/orgs/{org}", "/orgs/{org}/projects/{project}"})
class ConnectorVersionController {

    private static final int SHOWN = 50;
    private static final String ONCE_PROVED = "onSuccess";

    private final ConnectorClient connectors;
    private final ConnectorVersionClient versions;

    ConnectorVersionController(ConnectorClient connectors, ConnectorVersionClient versions) {
        this.connectors = connectors;
        this.versions = versions;
    }

    @GetMapping("/connectors/{identifier}/versions")
    String list(
            Place place,
            @PathVariable String identifier,
            @RequestParam(name = "after", required = false) @Nullable String pageToken,
            Model model) {
        var page = versions.list(place, identifier, SHOWN, pageToken);
        model.addAttribute("connector", connectors.read(place, identifier));
        model.addAttribute("versions", changed(page.items()));
        model.addAttribute("next", page.nextPageToken());
        return "connector/versions";
    }

    @GetMapping("/connectors/{identifier}/versions/{version}")
    String show(Place place, @PathVariable String identifier, @PathVariable long version, Model model) {
        model.addAttribute("connector", connectors.read(place, identifier));
        model.addAttribute("version", versions.read(place, identifier, version));
        model.addAttribute("yaml", versions.yaml(place, identifier, version));
        model.addAttribute(
                "differences",
                Changed.of(versions.differences(place, identifier, version).differences()));
        return "connector/version";
    }

    /**
     * @param etag of the connector that whoever restores has seen
     * @param proved whether it takes effect only once it is
     */
    @PostMapping("/connectors/{identifier}/versions/{version}/restore")
    String restore(
            Place place,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam String etag,
            @RequestParam(defaultValue = "false") boolean proved,
            Model model) {
        try {
            versions.restore(place, identifier, version, proved ? ONCE_PROVED : null, etag);
            return "redirect:" + place.at("/connectors/" + identifier);
        } catch (ApiProblem problem) {
            if (problem.status() != HttpStatus.BAD_REQUEST.value()
                    && problem.status() != HttpStatus.PRECONDITION_FAILED.value()) {
                throw problem;
            }
            model.addAttribute("stale", problem.status() == HttpStatus.PRECONDITION_FAILED.value());
            model.addAttribute("faults", Faults.of("", problem));
            return show(place, identifier, version, model);
        }
    }

    /** Each with what it changed. */
    static Map<ConnectorVersion, String> changed(List<ConnectorVersion> versions) {
        var changed = new LinkedHashMap<ConnectorVersion, String>();
        versions.forEach(version -> changed.put(version, Changed.summary(version)));
        return changed;
    }
}
