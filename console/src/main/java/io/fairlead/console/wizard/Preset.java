package io.fairlead.console.wizard;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of a provider before anything was asked: address, user name, and what serves as the password. */
public enum Preset {
    IBM_ENTITLED("IBM entitled registry", "https://cp.icr.io", "Other", "cp", "an entitlement key", "cp\\.icr\\.io"),
    IBM_CLOUD("IBM Cloud", "https://us.icr.io", "Other", "iamapikey", "an IBM Cloud API key", "(.+\\.)?icr\\.io"),
    DOCKER_HUB(
            "Docker Hub",
            "https://registry-1.docker.io",
            "DockerHub",
            "",
            "an access token; the user name is the Docker ID",
            "registry-1\\.docker\\.io"),
    QUAY("Quay", "https://quay.io", "Quay", "", "a robot account's token; its name is namespace+robot", "quay\\.io"),
    GITHUB("GitHub", "https://ghcr.io", "Other", "", "a token that may read packages", "ghcr\\.io"),
    GITLAB(
            "GitLab",
            "https://registry.gitlab.com",
            "Other",
            "",
            "a deploy token that may read the registry",
            "registry\\.gitlab\\.com"),
    HARBOR("Harbor", "https://", "Harbor", "", "a robot account's secret; its name is robot$…", "demo\\.goharbor\\.io");

    private final String title;
    private final String url;
    private final String provider;
    private final String username;
    private final String password;
    private final Pattern hosts;

    Preset(String title, String url, String provider, String username, String password, String hosts) {
        this.title = title;
        this.url = url;
        this.provider = provider;
        this.username = username;
        this.password = password;
        this.hosts = Pattern.compile(hosts);
    }

    static Optional<Preset> ofHost(String host) {
        return Arrays.stream(values())
                .filter(preset -> preset.hosts.matcher(host).matches())
                .findFirst();
    }

    static Optional<Preset> named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.name().equals(name))
                .findFirst();
    }

    Draft.Registry in(Draft.Registry registry) {
        return new Draft.Registry(
                url,
                provider,
                false,
                username.isEmpty() ? registry.username() : username,
                registry.passwordRef(),
                registry.repository());
    }

    public String title() {
        return title;
    }

    /** The only name that it takes; empty where every account has its own. */
    public String username() {
        return username;
    }

    /** What serves as the password. */
    public String password() {
        return password;
    }
}
