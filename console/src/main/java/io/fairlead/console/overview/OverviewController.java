package io.fairlead.console.overview;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.Connector;
import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.Delegate;
import io.fairlead.console.api.DelegateClient;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.Secret;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.page.ScopedPages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows how the connectors, secrets and delegates of a scope stand; a part whose service does not answer is left out. */
@Controller
@ScopedPages
class OverviewController {

    private static final int SHOWN = 8;
    private static final int MAX_READ = 200;
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration TODAY = Duration.ofHours(24);

    private final ConnectorClient connectors;
    private final SecretClient secrets;
    private final DelegateClient delegates;
    private final Clock clock;

    OverviewController(ConnectorClient connectors, SecretClient secrets, DelegateClient delegates, Clock clock) {
        this.connectors = connectors;
        this.secrets = secrets;
        this.delegates = delegates;
        this.clock = clock;
    }

    @GetMapping("/overview")
    String overview(PageScope scope, Model model) {
        model.addAttribute("bar", ifAnswered(() -> StatusBar.of(connectors.count(scope, true))));
        model.addAttribute("failing", ifAnswered(() -> list(scope, "FAILURE")));
        model.addAttribute("changed", ifAnswered(() -> changed(scope)));
        model.addAttribute("expiring", ifAnswered(() -> expiring(scope)));
        model.addAttribute("delegates", ifAnswered(() -> delegates(scope)));
        return "overview/overview";
    }

    private List<Connector> list(PageScope scope, @Nullable String status) {
        return connectors
                .list(scope, null, status, null, null, "STATUS_SINCE", true, SHOWN, null)
                .items();
    }

    private List<Connector> changed(PageScope scope) {
        var since = clock.instant().minus(TODAY);
        return list(scope, null).stream()
                .filter(connector -> connector.status().since() != null
                        && connector.status().since().isAfter(since))
                .toList();
    }

    /** Of the first secrets by name; those that expire soonest come first. */
    private List<Secret> expiring(PageScope scope) {
        var until = clock.instant().plus(SOON);
        return secrets.list(scope, null, true, MAX_READ, null).items().stream()
                .filter(secret ->
                        secret.expiresAt() != null && secret.expiresAt().isBefore(until))
                .sorted(Comparator.comparing(
                        (Secret secret) -> Objects.requireNonNullElse(secret.expiresAt(), Instant.MAX)))
                .limit(SHOWN)
                .toList();
    }

    /** Those that take no work first. */
    private List<Delegate> delegates(PageScope scope) {
        return delegates.list(scope, true, MAX_READ, null).items().stream()
                .sorted(Comparator.comparing(
                                (Delegate delegate) -> delegate.health().equals("CONNECTED"))
                        .thenComparing(Delegate::name))
                .toList();
    }

    private static <T> @Nullable T ifAnswered(Supplier<T> part) {
        try {
            return part.get();
        } catch (ApiProblem problem) {
            if (problem.status() != 503) {
                throw problem;
            }
            return null;
        }
    }
}
