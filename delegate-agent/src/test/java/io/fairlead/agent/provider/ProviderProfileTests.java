package io.fairlead.agent.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.registry.KnownHosts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderProfileTests {

    @ParameterizedTest
    @CsvSource({
        "us.icr.io, IBM_CLOUD",
        "icr.io, IBM_CLOUD",
        "private.de.icr.io, IBM_CLOUD",
        "cp.icr.io, IBM_ENTITLED",
        "evil-icr.io, GENERIC",
        "us.icr.io.evil.test, GENERIC",
        "registry-1.docker.io, DOCKER_HUB",
        "ghcr.io, GITHUB",
        "registry.gitlab.com, GITLAB",
        "quay.io, QUAY",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com, ECR",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn, ECR",
        "shop.azurecr.io, ACR",
        "europe-docker.pkg.dev, ARTIFACT_REGISTRY",
        "eu.gcr.io, ARTIFACT_REGISTRY",
        "shop.jfrog.io, ARTIFACTORY",
        "demo.goharbor.io, HARBOR",
        "nexus.example.com, NEXUS",
        "10.0.0.5, GENERIC",
    })
    void knowsARegistryByItsHost(String host, ProviderProfile provider) {
        assertThat(ProviderProfile.forHost(host)).isEqualTo(provider);
    }

    @ParameterizedTest
    @CsvSource({
        "us.icr.io, iamapikey, true",
        "us.icr.io, Profile-1a2b, true",
        "us.icr.io, me@example.com, false",
        "us.icr.io, apikey, false",
        "us.icr.io, cp, false",
        "cp.icr.io, cp, true",
        "registry-1.docker.io, ada, true",
        "registry-1.docker.io, ada@example.com, false",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com, AWS, true",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com, ada, false",
        "eu.gcr.io, _json_key, true",
        "eu.gcr.io, ada, false",
        "registry.example.com, 'robot$ci', true",
        "registry.example.com, ' ada', false",
    })
    void advisesOnUserNames(String host, String username, boolean usual) {
        assertThat(ProviderProfile.forHost(host).usernameAdvice(username).isEmpty())
                .isEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource({
        "us.private.icr.io, private.us.icr.io",
        "registry.ng.bluemix.net, us.icr.io",
        "eu-de.icr.io, de.icr.io",
        "hub.docker.com, registry-1.docker.io",
        "gitlab.com, registry.gitlab.com",
    })
    void knowsTheNewNameOfAnOldHost(String host, String instead) {
        assertThat(KnownHosts.replacementFor(host)).contains(instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "icr.io",
                "au.icr.io",
                "br.icr.io",
                "ca2.icr.io",
                "ca.icr.io",
                "de.icr.io",
                "es.icr.io",
                "uk.icr.io",
                "in.icr.io",
                "in2.icr.io",
                "jp2.icr.io",
                "jp.icr.io",
                "us.icr.io",
                "private.us.icr.io",
                "cp.icr.io"
            })
    void leavesCurrentHostsAlone(String host) {
        assertThat(KnownHosts.replacementFor(host)).isEmpty();
    }
}
