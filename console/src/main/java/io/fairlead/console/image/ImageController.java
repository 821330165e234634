package io.fairlead.console.image;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.ImageClient;
import io.fairlead.console.api.ImageClient.NameList;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.page.ScopedPages;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the repositories of a registry, and the tags of one. */
@Controller
@ScopedPages
class ImageController {

    private static final String PREFER_WAIT = "wait=15";

    private final ConnectorClient connectors;
    private final ImageClient images;

    ImageController(ConnectorClient connectors, ImageClient images) {
        this.connectors = connectors;
        this.images = images;
    }

    @GetMapping("/connectors/{identifier}/images")
    String images(
            PageScope scope,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "") String repository,
            @RequestParam(name = "page", required = false) @Nullable String pageToken,
            Model model) {
        var connector = connectors.read(scope, identifier);
        model.addAttribute("connector", connector);
        model.addAttribute(
                "host", URI.create(connector.spec().dockerRegistryUrl()).getAuthority());
        model.addAttribute("repository", repository.strip());
        model.addAttribute("quotas", images.quotas(scope, identifier));
        try {
            var found = repository.isBlank()
                    ? images.repositories(scope, identifier, PREFER_WAIT, pageToken)
                    : images.tags(scope, identifier, repository.strip(), PREFER_WAIT, pageToken);
            model.addAttribute("names", bodyIfReady(found));
        } catch (ApiProblem problem) {
            model.addAttribute("refused", problem);
        }
        return "connector/images";
    }

    /** Nothing while the delegate is still looking. */
    private static @Nullable NameList bodyIfReady(ResponseEntity<NameList> answer) {
        return answer.getStatusCode().isSameCodeAs(HttpStatus.ACCEPTED) ? null : answer.getBody();
    }
}
