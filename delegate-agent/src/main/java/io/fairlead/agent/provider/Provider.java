package io.fairlead.agent.provider;

import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The profiles of known registries, the more special one first. */
public enum Provider {
    IBM_ENTITLED(Hosts.of("cp\\.icr\\.io").refusingWrongLogins(), Users.of("cp", "cp, with the entitlement key")),
    IBM_CLOUD(
            Hosts.of("(.+\\.)?icr\\.io").refusingWrongLogins(),
            Users.of(
                    "iamapikey|iambearer|iamrefresh|Profile-.+", "iamapikey, iambearer, iamrefresh or a profile's id")),
    DOCKER_HUB(
            Hosts.of("registry-1\\.docker\\.io").refusingWrongLogins(),
            Users.of("[^@\\s]+", "the Docker ID, not an e-mail address"),
            ProviderType.DockerHub),
    QUAY(Hosts.of("quay\\.io").refusingWrongLogins(), Users.anybody(), ProviderType.Quay),
    GITHUB(
            Hosts.of("ghcr\\.io"),
            Users.of("[^@\\s]+", "the GitHub account's name, with a token that may read packages")),
    GITLAB(Hosts.of("registry\\.gitlab\\.com").refusingWrongLogins(), Users.anybody()),
    ECR(
            Hosts.of("[0-9]{12}\\.dkr\\.ecr(-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?"),
            Users.of("AWS", "AWS, with a password that is good for 12 hours")),
    ACR(Hosts.of("[a-z0-9]+\\.azurecr\\.(io|cn|us)"), Users.anybody()),
    ARTIFACT_REGISTRY(
            Hosts.of("[a-z0-9-]+-docker\\.pkg\\.dev|(.+\\.)?gcr\\.io"),
            Users.of("_json_key|_json_key_base64|_token|oauth2accesstoken", "_json_key or oauth2accesstoken")),
    ARTIFACTORY(Hosts.of(".+\\.jfrog\\.io"), Users.anybody()),
    HARBOR(Hosts.of("demo\\.goharbor\\.io"), Users.anybody(), ProviderType.Harbor),
    /** Always self-hosted: how people like to call the machine is all there is to go by. */
    NEXUS(Hosts.of("nexus\\..+"), Users.anybody()),
    GENERIC(Hosts.of(".*"), Users.anybody());

    private final Hosts hosts;
    private final Users users;
    private final ProviderType type;

    Provider(Hosts hosts, Users users) {
        this(hosts, users, ProviderType.Other);
    }

    Provider(Hosts hosts, Users users, ProviderType type) {
        this.hosts = hosts;
        this.users = users;
        this.type = type;
    }

    /** By the host alone: what a person chose in a list proves nothing. */
    public static Provider of(String host) {
        return Arrays.stream(values())
                .filter(provider -> provider.hosts.pattern.matcher(host).matches())
                .findFirst()
                .orElse(GENERIC);
    }

    /** Whether it is known to refuse wrong logins, so that a made-up one need not be tried. */
    public boolean refusesWrongLogins() {
        return hosts.refusing;
    }

    /** Which names it takes, when the given one is not among them. */
    public Optional<String> betterThan(String username) {
        return users.pattern.matcher(username).matches() ? Optional.empty() : Optional.of(users.hint);
    }

    /** What a connector should call it; empty where the host does not tell. */
    public Optional<ProviderType> type() {
        return this == GENERIC || this == NEXUS ? Optional.empty() : Optional.of(type);
    }

    boolean isIbm() {
        return this == IBM_CLOUD || this == IBM_ENTITLED;
    }

    private record Hosts(Pattern pattern, boolean refusing) {

        static Hosts of(String regex) {
            return new Hosts(Pattern.compile(regex), false);
        }

        Hosts refusingWrongLogins() {
            return new Hosts(pattern, true);
        }
    }

    private record Users(Pattern pattern, String hint) {

        static Users of(String regex, String hint) {
            return new Users(Pattern.compile(regex), hint);
        }

        static Users anybody() {
            return of("\\S(.*\\S)?", "a name without blanks at its ends");
        }
    }
}
