package io.fairlead.contracts.registry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the hosts of registries that people write down in an old or a wrong way. */
public final class KnownHosts {

    private static final Map<String, String> REPLACEMENTS = Map.ofEntries(
            Map.entry("registry.bluemix.net", "icr.io"),
            Map.entry("registry.ng.bluemix.net", "us.icr.io"),
            Map.entry("registry.eu-de.bluemix.net", "de.icr.io"),
            Map.entry("registry.eu-gb.bluemix.net", "uk.icr.io"),
            Map.entry("registry.au-syd.bluemix.net", "au.icr.io"),
            Map.entry("us-south.icr.io", "us.icr.io"),
            Map.entry("au-syd.icr.io", "au.icr.io"),
            Map.entry("br-sao.icr.io", "br.icr.io"),
            Map.entry("ca-mon.icr.io", "ca2.icr.io"),
            Map.entry("ca-tor.icr.io", "ca.icr.io"),
            Map.entry("eu-de.icr.io", "de.icr.io"),
            Map.entry("eu-es.icr.io", "es.icr.io"),
            Map.entry("eu-gb.icr.io", "uk.icr.io"),
            Map.entry("in-che.icr.io", "in.icr.io"),
            Map.entry("in-mum.icr.io", "in2.icr.io"),
            Map.entry("jp-osa.icr.io", "jp2.icr.io"),
            Map.entry("jp-tok.icr.io", "jp.icr.io"),
            Map.entry("hub.docker.com", "registry-1.docker.io"),
            Map.entry("app.docker.com", "registry-1.docker.io"),
            Map.entry("github.com", "ghcr.io"),
            Map.entry("docker.pkg.github.com", "ghcr.io"),
            Map.entry("gitlab.com", "registry.gitlab.com"));

    private static final Pattern PRIVATE_LAST = Pattern.compile("([a-z]{2}[0-9]?)\\.private\\.icr\\.io");

    /** Registries that hold several repositories of images under one host, by what people and providers call them. */
    private static final Pattern WITH_PREFIXES =
            Pattern.compile("[a-z0-9-]+-docker\\.pkg\\.dev|(.+\\.)?gcr\\.io|.+\\.jfrog\\.io"
                    + "|(.+[.-])?(artifactory|nexus|nexus3|gitlab|jfrog)([.-].+)?");

    /** Where the pages and interfaces of Artifactory and Nexus have a repository, which is not how images are named. */
    private static final Pattern PAGES =
            Pattern.compile("^(ui/repos/tree/general/|artifactory/(api/docker/)?|nexus/)?(repository/)?");

    private KnownHosts() {}

    /** What in a path begins the name of every image; empty where a path is rather a repository. */
    public static Optional<String> prefixIn(String host, String path) {
        var typed = path.replaceFirst("^/(v[12]/)?", "").replaceFirst("/+(v[12]/?)?$", "");
        var prefix = PAGES.matcher(typed).replaceFirst("");
        var known = WITH_PREFIXES.matcher(host).matches() || !prefix.equals(typed);
        return known && !prefix.isEmpty() ? Optional.of(prefix) : Optional.empty();
    }

    /** The whole name of a repository: official images of Docker Hub live under {@code library/}. */
    public static String wholeName(String host, String repository) {
        return host.equals("registry-1.docker.io") && !repository.contains("/") && !repository.isEmpty()
                ? "library/" + repository
                : repository;
    }

    /** The host to use instead; empty when nothing is known against this one. */
    public static Optional<String> replacementFor(String host) {
        var swapped = PRIVATE_LAST.matcher(host);
        return swapped.matches()
                ? Optional.of("private." + swapped.group(1) + ".icr.io")
                : Optional.ofNullable(REPLACEMENTS.get(host));
    }
}
