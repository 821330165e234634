package io.fairlead.console.connector;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.ConnectorVersion;
import io.fairlead.console.api.ConnectorVersionClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.ScopedPages;
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
import org.springframework.web.bind.annotation.RequestParam;

/** What a connector was before, and how it becomes that again. */
@Controller
@ScopedPages
class ConnectorVersionController {

    private static final int PAGE_SIZE = 50;
    private static final String ON_SUCCESS = "onSuccess";

    private final ConnectorClient connectors;
    private final ConnectorVersionClient versions;

    ConnectorVersionController(ConnectorClient connectors, ConnectorVersionClient versions) {
        this.connectors = connectors;
        this.versions = versions;
    }

    @GetMapping("/connectors/{identifier}/versions")
    String list(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam(name = "after", required = false) @Nullable String pageToken,
            Model model) {
        var page = versions.list(scope, identifier, PAGE_SIZE, pageToken);
        model.addAttribute("connector", connectors.read(scope, identifier));
        model.addAttribute("versions", changeSummaries(page.items()));
        model.addAttribute("next", page.nextPageToken());
        return "connector/versions";
    }

    @GetMapping("/connectors/{identifier}/versions/{version}")
    String show(PageScope scope, @PathVariable String identifier, @PathVariable long version, Model model) {
        model.addAttribute("connector", connectors.read(scope, identifier));
        model.addAttribute("version", versions.read(scope, identifier, version));
        model.addAttribute("yaml", versions.yaml(scope, identifier, version));
        model.addAttribute(
                "differences",
                FieldChange.of(versions.differences(scope, identifier, version).differences()));
        return "connector/version";
    }

    /**
     * @param etag of the connector that whoever restores has seen
     * @param proved whether it takes effect only once it is
     */
    @PostMapping("/connectors/{identifier}/versions/{version}/restore")
    String restore(
            PageScope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam String etag,
            @RequestParam(defaultValue = "false") boolean proved,
            Model model) {
        try {
            versions.restore(scope, identifier, version, proved ? ON_SUCCESS : null, etag);
            return "redirect:" + scope.path("/connectors/" + identifier);
        } catch (ApiProblem problem) {
            if (problem.status() != HttpStatus.BAD_REQUEST.value()
                    && problem.status() != HttpStatus.PRECONDITION_FAILED.value()) {
                throw problem;
            }
            model.addAttribute("stale", problem.status() == HttpStatus.PRECONDITION_FAILED.value());
            model.addAttribute("faults", FormErrors.of("", problem));
            return show(scope, identifier, version, model);
        }
    }

    /** Each with what it changed. */
    static Map<ConnectorVersion, String> changeSummaries(List<ConnectorVersion> versions) {
        var changed = new LinkedHashMap<ConnectorVersion, String>();
        versions.forEach(version -> changed.put(version, FieldChange.summary(version)));
        return changed;
    }
}
