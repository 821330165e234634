package io.fairlead.agent.provider;

import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The profiles of known registries, the more special one first. */
public enum ProviderProfile {
    IBM_ENTITLED(
            HostRule.of("cp\\.icr\\.io").refusingWrongLogins(), UsernameRule.of("cp", "cp, with the entitlement key")),
    IBM_CLOUD(
            HostRule.of("(.+\\.)?icr\\.io").refusingWrongLogins(),
            UsernameRule.of(
                    "iamapikey|iambearer|iamrefresh|Profile-.+", "iamapikey, iambearer, iamrefresh or a profile's id")),
    DOCKER_HUB(
            HostRule.of("registry-1\\.docker\\.io").refusingWrongLogins(),
            UsernameRule.of("[^@\\s]+", "the Docker ID, not an e-mail address"),
            ProviderType.DockerHub),
    QUAY(HostRule.of("quay\\.io").refusingWrongLogins(), UsernameRule.anybody(), ProviderType.Quay),
    GITHUB(
            HostRule.of("ghcr\\.io"),
            UsernameRule.of("[^@\\s]+", "the GitHub account's name, with a token that may read packages")),
    GITLAB(HostRule.of("registry\\.gitlab\\.com").refusingWrongLogins(), UsernameRule.anybody()),
    ECR(
            HostRule.of("[0-9]{12}\\.dkr\\.ecr(-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?"),
            UsernameRule.of("AWS", "AWS, with a password that is good for 12 hours")),
    ACR(HostRule.of("[a-z0-9]+\\.azurecr\\.(io|cn|us)"), UsernameRule.anybody()),
    ARTIFACT_REGISTRY(
            HostRule.of("[a-z0-9-]+-docker\\.pkg\\.dev|(.+\\.)?gcr\\.io"),
            UsernameRule.of("_json_key|_json_key_base64|_token|oauth2accesstoken", "_json_key or oauth2accesstoken")),
    ARTIFACTORY(HostRule.of(".+\\.jfrog\\.io"), UsernameRule.anybody()),
    HARBOR(HostRule.of("demo\\.goharbor\\.io"), UsernameRule.anybody(), ProviderType.Harbor),
    /** Always self-hosted: how people like to call the machine is all there is to go by. */
    NEXUS(HostRule.of("nexus\\..+"), UsernameRule.anybody()),
    GENERIC(HostRule.of(".*"), UsernameRule.anybody());

    private final HostRule hosts;
    private final UsernameRule users;
    private final ProviderType type;

    ProviderProfile(HostRule hosts, UsernameRule users) {
        this(hosts, users, ProviderType.Other);
    }

    ProviderProfile(HostRule hosts, UsernameRule users, ProviderType type) {
        this.hosts = hosts;
        this.users = users;
        this.type = type;
    }

    /** By the host alone: what a person chose in a list proves nothing. */
    public static ProviderProfile forHost(String host) {
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
    public Optional<String> usernameAdvice(String username) {
        return users.pattern.matcher(username).matches() ? Optional.empty() : Optional.of(users.hint);
    }

    /** What a connector should call it; empty where the host does not tell. */
    public Optional<ProviderType> type() {
        return this == GENERIC || this == NEXUS ? Optional.empty() : Optional.of(type);
    }

    /** Whether it is run by its provider under this very host. */
    boolean isHosted() {
        return this != GENERIC && this != NEXUS;
    }

    boolean isIbm() {
        return this == IBM_CLOUD || this == IBM_ENTITLED;
    }

    private record HostRule(Pattern pattern, boolean refusing) {

        static HostRule of(String regex) {
            return new HostRule(Pattern.compile(regex), false);
        }

        HostRule refusingWrongLogins() {
            return new HostRule(pattern, true);
        }
    }

    private record UsernameRule(Pattern pattern, String hint) {

        static UsernameRule of(String regex, String hint) {
            return new UsernameRule(Pattern.compile(regex), hint);
        }

        static UsernameRule anybody() {
            return of("\\S(.*\\S)?", "a name without blanks at its ends");
        }
    }
}
