package io.fairlead.console.wizard;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Severity;
import io.fairlead.contracts.registry.KnownHosts;
import io.fairlead.contracts.registry.RegistryUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of an address and a username as they are typed, without asking anybody.
 *
 * @param preset of the provider whose host it is, if one is known
 */
public record RegistryLint(
        List<LintFinding> findings, @Nullable RegistryPreset preset, boolean usable) {

    private static final Map<String, String> CONSOLE_HOSTS = Map.of("cloud.ibm.com", "us.icr.io");

    /**
     * @param code of the catalogue; empty where the page alone can know
     * @param url to use instead; absent where only the person can know
     * @param repository that the address had named
     * @param username to use instead
     */
    public record LintFinding(
            String code,
            String sentence,
            boolean bad,
            @Nullable String url,
            @Nullable String repository,
            @Nullable String username) {}

    static RegistryLint of(WizardDraft.Registry registry, WizardDraft.Login login) {
        var typed = registry.url();
        var chosen = RegistryPresets.findById(registry.preset()).orElse(null);
        if (typed.isBlank()) {
            return new RegistryLint(List.of(), chosen, false);
        }
        return switch (RegistryUrl.parse(typed)) {
            case RegistryUrl.Unusable unusable ->
                new RegistryLint(List.of(unusable(unusable.diagnosis(), typed)), chosen, false);
            case RegistryUrl.Usable usable -> {
                var preset = RegistryPresets.findByHost(usable.origin().host()).orElse(chosen);
                yield preset != null && !preset.own().isEmpty() && typed.contains("//" + preset.own() + ".")
                        ? new RegistryLint(List.of(incomplete(preset)), preset, false)
                        : usable(usable, preset, login);
            }
        };
    }

    private static LintFinding incomplete(RegistryPreset preset) {
        return new LintFinding(
                "", "Write %s instead of %s.".formatted(preset.ownIs(), preset.own()), false, null, null, null);
    }

    private static RegistryLint usable(
            RegistryUrl.Usable usable, @Nullable RegistryPreset preset, WizardDraft.Login login) {
        var findings = new ArrayList<LintFinding>();
        var origin = usable.origin();
        for (var note : usable.notes()) {
            findings.add(finding(note, origin.toString(), null));
        }
        KnownHosts.replacementFor(origin.host())
                .ifPresent(host -> findings.add(finding(Diagnosis.URL_UNUSUAL, "https://" + host, null)));
        if (!origin.secure()) {
            findings.add(
                    finding(Diagnosis.PLAIN_HTTP, "https" + origin.toString().substring(4), null));
        }
        if (preset != null && !login.anonymous() && isOther(preset, login.username())) {
            var fill = preset.username().fill();
            findings.add(new LintFinding(
                    Diagnosis.USERNAME_UNUSUAL.name(),
                    "%s does not use this username. %s"
                            .formatted(preset.title(), preset.username().hint()),
                    false,
                    null,
                    null,
                    fill));
        }
        return new RegistryLint(List.copyOf(findings), preset, true);
    }

    private static boolean isOther(RegistryPreset preset, String username) {
        return !username.isBlank() && !preset.username().takes(username);
    }

    private static LintFinding unusable(Diagnosis code, String typed) {
        try {
            var text = typed.strip().replaceFirst("^[a-zA-Z]*:?/+", "").replaceFirst("[?#].*", "");
            var uri = new URI("https://" + text);
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            if (host.isEmpty() || !host.contains(".") && code == Diagnosis.URL_INVALID) {
                return finding(code, null, null);
            }
            var better = CONSOLE_HOSTS.getOrDefault(
                    host, KnownHosts.replacementFor(host).orElse(host));
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var path = uri.getPath() == null || code == Diagnosis.URL_IS_UI ? "" : uri.getPath();
            var repository =
                    path.replaceFirst("^/(v[12]/)?", "").replaceFirst("/$", "").replaceFirst("[:@].*$", "");
            var scheme = typed.strip().regionMatches(true, 0, "http://", 0, 7) ? "http://" : "https://";
            return finding(code, scheme + better + port, repository.isEmpty() ? null : repository);
        } catch (URISyntaxException _) {
            return finding(code, null, null);
        }
    }

    private static LintFinding finding(Diagnosis code, @Nullable String url, @Nullable String repository) {
        var remedy = code.remedy();
        return new LintFinding(
                code.name(),
                remedy == null ? code.meaning() : code.meaning() + " " + remedy,
                code.severity() == Severity.ERROR,
                url,
                repository,
                null);
    }
}
