package io.fairlead.contracts.registry;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the address a person typed, in the one way that every program must agree on. */
public sealed interface RegistryUrl {

    /** @param notes what was changed on the way, for the person who typed it */
    record Usable(RegistryOrigin origin, List<Diagnosis> notes) implements RegistryUrl {}

    /** @param detail names what is wrong; never repeats a credential */
    record Unusable(Diagnosis diagnosis, String detail) implements RegistryUrl {}

    Set<String> DOCKER_HUB = Set.of("docker.io", "index.docker.io", "registry.hub.docker.com", "registry-1.docker.io");
    Set<String> CONSOLES =
            Set.of("hub.docker.com", "cloud.ibm.com", "app.docker.com", "console.cloud.google.com", "portal.azure.com");
    Pattern VERSION_TAIL = Pattern.compile("/|/v[12]/?");

    static RegistryUrl parse(String typed) {
        var text = typed.strip();
        var notes = new ArrayList<Diagnosis>();
        if (!text.equals(typed)) {
            notes.add(Diagnosis.URL_TRIMMED);
        }
        if (!text.contains("://")) {
            text = "https://" + text;
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return new Unusable(Diagnosis.URL_INVALID, "not a URL: " + e.getReason());
        }
        if (uri.getScheme() == null) {
            return new Unusable(Diagnosis.URL_INVALID, "the scheme is missing");
        }
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return new Unusable(Diagnosis.URL_INVALID, "the scheme must be https or http, not " + scheme);
        }
        var authority = uri.getRawAuthority();
        if (authority == null) {
            return new Unusable(Diagnosis.URL_INVALID, "the host is missing");
        }
        if (authority.contains("@")) {
            return new Unusable(Diagnosis.URL_HAS_CREDENTIALS, "the address contains a user name or password");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return new Unusable(Diagnosis.URL_INVALID, "a registry's address has no query and no fragment");
        }
        return located(scheme, authority, uri.getRawPath(), notes);
    }

    private static RegistryUrl located(String scheme, String authority, String path, List<Diagnosis> notes) {
        var origin = RegistryOrigin.of(scheme, authority).orElse(null);
        if (origin == null) {
            return new Unusable(Diagnosis.URL_INVALID, "host or port is not valid: " + authority);
        }
        var host = origin.host();
        if (CONSOLES.contains(host)) {
            return new Unusable(Diagnosis.URL_IS_UI, host + " is a web console");
        }
        if (!path.isEmpty()) {
            if (!VERSION_TAIL.matcher(path).matches()) {
                return KnownHosts.prefixIn(host, path)
                        .<RegistryUrl>map(prefix -> new Unusable(
                                Diagnosis.URL_HAS_PREFIX,
                                prefix + " is the first part of each image's name at " + host))
                        .orElseGet(() -> new Unusable(
                                Diagnosis.URL_HAS_PATH, "the path " + path + " does not belong in the address"));
            }
            notes.add(Diagnosis.URL_V2_SUFFIX);
        }
        var canonical = DOCKER_HUB.contains(host) ? "registry-1.docker.io" : host;
        return new Usable(new RegistryOrigin(scheme, canonical, origin.port()), List.copyOf(notes));
    }
}
