package io.fairlead.agent.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.registry.RegistryUrl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealmApprovalTests {

    @ParameterizedTest
    @CsvSource({
        "https://us.icr.io, https://us.icr.io/oauth/token",
        "https://registry-1.docker.io, https://auth.docker.io/token",
        "https://10.0.0.5:5000, https://10.0.0.5:5000/token",
        "http://127.0.0.1:5000, http://127.0.0.1:5000/token",
        "https://[fd00::1]:5000, https://[fd00::1]:5000/token",
        "https://registry.example.com, https://sso.example.com:8443/auth?tenant=1",
    })
    void approvesTheRegistrysOwnDomain(String registry, String realm) {
        assertThat(judge(registry, realm)).isInstanceOf(Realm.Approved.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://us.icr.io, https://evil.test/token",
        "https://us.icr.io, https://us.icr.io.evil.test/token",
        "https://10.0.0.5:5000, https://10.0.0.5:5001/token",
        "https://127.0.0.1:5000, https://127.1.0.1:5000/token",
        "https://localhost:5000, https://localhost:5001/token",
        "https://a.azurecr.io, https://b.azurecr.io/token",
        "https://1.dkr.ecr.eu-west-1.amazonaws.com, https://evil.s3.amazonaws.com/token",
        "https://a.github.io, https://b.github.io/token",
    })
    void refusesStrangers(String registry, String realm) {
        assertThat(judge(registry, realm))
                .isInstanceOfSatisfying(
                        Realm.Disapproved.class,
                        disapproved -> assertThat(disapproved.reason().code()).isEqualTo(Diagnosis.REALM_REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "https://us.icr.io, http://us.icr.io/token, unencrypted",
        "https://us.icr.io, http://other.test/token, unencrypted",
        "https://10.0.0.5:5000, https://10.0.0.5/token, port is missing",
        "https://10.0.0.5:5000, https://core.harbor.domain/service/token, example",
        "https://registry.acme.test, https://reg.mydomain.com/service/token, example",
        "https://registry.acme.test, https://registry.example.com/jwt/auth, example",
        "https://registry.acme.test, https://localhost/token, every machine",
        "https://registry.acme.test, https://127.0.0.1:8443/token, every machine",
        "https://registry.acme.test, https://harbor-core:8443/token, inside",
        "https://registry.acme.test, https://core.harbor.svc.cluster.local/token, inside",
    })
    void tellsAWrongExternalUrlFromAStranger(String registry, String realm, String why) {
        assertThat(judge(registry, realm)).isInstanceOfSatisfying(Realm.Disapproved.class, disapproved -> {
            assertThat(disapproved.reason().code()).isEqualTo(Diagnosis.REALM_EXTERNAL_URL);
            assertThat(disapproved.reason().summary()).contains(why);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/token",
                "https://2852039166/token",
                "https://[fe80::1]/token",
                "https://0.0.0.0/"
            })
    void allowsNobodyToTrustALinkLocalAddress(String realm) {
        assertThat(new RealmApproval(origin("https://us.icr.io"), List.of("169.254.169.254", "[fe80::1]"))
                        .judge(bearer(realm)))
                .isInstanceOfSatisfying(
                        Realm.Disapproved.class,
                        disapproved -> assertThat(disapproved.reason().code()).isEqualTo(Diagnosis.ADDRESS_REFUSED));
    }

    @Test
    void approvesARegistryNamedAsContainersAre() {
        assertThat(judge("http://my_registry:5000", "http://my_registry:5000/token"))
                .isInstanceOf(Realm.Approved.class);
        assertThat(judge("https://my_registry.acme.test", "https://tokens.acme.test/token"))
                .isInstanceOf(Realm.Approved.class);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "/token",
        "us.icr.io/token",
        "http://us.icr.io:443/token",
        "https://user:pw@us.icr.io/token",
        "https://us.icr.io/token#x",
        "ftp://us.icr.io/token",
        "https:///token",
        "https://us.icr.io:99999/token",
        "'https://us icr.io/'",
    })
    void callsWhatIsNoAddressInvalid(String realm) {
        assertThat(judge("https://us.icr.io", realm))
                .isInstanceOfSatisfying(
                        Realm.Disapproved.class,
                        disapproved -> assertThat(disapproved.reason().code()).isEqualTo(Diagnosis.REALM_INVALID));
    }

    @Test
    void approvesWhatTheUserTrusts() {
        var approval = new RealmApproval(origin("https://us.icr.io"), List.of("token.test", "127.0.0.1:5001"));

        assertThat(approval.judge(bearer("https://token.test/t"))).isInstanceOf(Realm.Approved.class);
        assertThat(approval.judge(bearer("https://127.0.0.1:5001/t"))).isInstanceOf(Realm.Approved.class);
        assertThat(approval.judge(bearer("https://127.0.0.1:5002/t"))).isInstanceOf(Realm.Disapproved.class);
        assertThat(approval.judge(bearer("http://token.test/t"))).isInstanceOf(Realm.Disapproved.class);
    }

    private static Realm judge(String registry, String realm) {
        return new RealmApproval(origin(registry), List.of()).judge(bearer(realm));
    }

    private static AuthChallenge bearer(String realm) {
        return new AuthChallenge("bearer", Map.of("realm", realm));
    }

    private static RegistryOrigin origin(String url) {
        return ((RegistryUrl.Usable) RegistryUrl.parse(url)).origin();
    }
}
