package io.fairlead.console.demo;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.page.ScopedPages;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Connects to the demo registry in one step. */
@Controller
@ScopedPages
class DemoController {

    private static final String SECRET = "Demo_registry_password";
    private static final String CONNECTOR = "Demo_registry";

    private final DemoProperties demo;
    private final SecretClient secrets;
    private final ConnectorClient connectors;

    DemoController(DemoProperties demo, SecretClient secrets, ConnectorClient connectors) {
        this.demo = demo;
        this.secrets = secrets;
        this.connectors = connectors;
    }

    @PostMapping("/demo")
    String connect(PageScope scope) {
        if (!demo.offered()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        createIfMissing(() ->
                secrets.create(scope, NewSecret.ofText("Demo registry password", SECRET, "", false, demo.password())));
        createIfMissing(() -> connectors.create(scope, UUID.randomUUID().toString(), connector()));
        return "redirect:" + scope.path("/connectors/" + CONNECTOR);
    }

    /** Whoever presses twice, or comes back, finds what is there. */
    private static void createIfMissing(Runnable creation) {
        try {
            creation.run();
        } catch (ApiProblem problem) {
            if (problem.status() != HttpStatus.CONFLICT.value()) {
                throw problem;
            }
        }
    }

    private Map<String, Object> connector() {
        var login = Map.of("username", demo.username(), "passwordRef", SECRET);
        return Map.of(
                "name",
                "Demo registry",
                "identifier",
                CONNECTOR,
                "description",
                "Runs on this machine, to try things with",
                "tags",
                Map.of(),
                "type",
                "DockerRegistry",
                "spec",
                Map.of(
                        "dockerRegistryUrl",
                        demo.registry(),
                        "providerType",
                        "Other",
                        "auth",
                        Map.of("type", "UsernamePassword", "spec", login),
                        "delegateSelectors",
                        List.of(),
                        "repository",
                        demo.repository()));
    }
}
