package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryUrl;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryUrlTests {

    @ParameterizedTest
    @CsvSource({
        "https://us.icr.io, https://us.icr.io",
        "us.icr.io, https://us.icr.io",
        "HTTPS://US.ICR.IO/v2/, https://us.icr.io",
        "https://us.icr.io:443/, https://us.icr.io",
        "http://127.0.0.1:5000, http://127.0.0.1:5000",
        "docker.io, https://registry-1.docker.io",
        "https://index.docker.io/v1/, https://registry-1.docker.io",
        "https://[2001:db8::1]:5000, https://[2001:db8::1]:5000",
        "http://my_registry:5000, http://my_registry:5000",
        "https://registry.acme.test., https://registry.acme.test",
        "https://registry.bücher.example, https://registry.xn--bcher-kva.example",
    })
    void readsWhatPeopleType(String typed, String origin) {
        assertThat(RegistryUrl.parse(typed))
                .isInstanceOfSatisfying(
                        RegistryUrl.Usable.class,
                        usable -> assertThat(usable.origin()).hasToString(origin));
    }

    @ParameterizedTest
    @CsvSource({
        "'', URL_INVALID",
        "'us icr io', URL_INVALID",
        "ftp://us.icr.io, URL_INVALID",
        "/://us.icr.io, URL_INVALID",
        "https://us.icr.io:70000, URL_INVALID",
        "https://us.icr.io?x=1, URL_INVALID",
        "https://us.icr.io/my-namespace, URL_HAS_PATH",
        "https://europe-west1-docker.pkg.dev/acme-prod/images, URL_HAS_PREFIX",
        "https://acme.jfrog.io/docker-local, URL_HAS_PREFIX",
        "https://repo.acme.test/artifactory/api/docker/docker-local, URL_HAS_PREFIX",
        "https://nexus.acme.test/repository/docker-hosted/, URL_HAS_PREFIX",
        "https://registry.gitlab.com/group/project, URL_HAS_PREFIX",
        "https://-registry.acme.test, URL_INVALID",
        "https://registry..acme.test, URL_INVALID",
        "https://[fe80::1%25eth0]:5000, URL_INVALID",
        "https://me:hunter2@us.icr.io, URL_HAS_CREDENTIALS",
        "https://hub.docker.com, URL_IS_UI",
        "https://cloud.ibm.com, URL_IS_UI",
    })
    void saysWhyAnAddressIsOfNoUse(String typed, Diagnosis why) {
        assertThat(RegistryUrl.parse(typed))
                .isInstanceOfSatisfying(
                        RegistryUrl.Unusable.class,
                        unusable -> assertThat(unusable.diagnosis()).isEqualTo(why))
                .extracting(Object::toString)
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void survivesAnything() {
        var random = new Random(42);
        var alphabet = "htps:/@?#[]%.:0159abvé \t\u0000\\-_xn";

        for (var round = 0; round < 100_000; round++) {
            var typed = new StringBuilder(random.nextBoolean() ? "https://" : "");
            for (var length = random.nextInt(24); length > 0; length--) {
                typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            assertThat(RegistryUrl.parse(typed.toString())).isNotNull();
        }
    }
}
