package io.fairlead.secret.masterkey;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract is that of the transit engine's HTTP API; no Vault was at hand to hold it against. */
class TransitKeyProviderTests {

    @RegisterExtension
    private static final WireMockExtension VAULT = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final Path token;

    TransitKeyProviderTests(@TempDir Path home) {
        this.token = home.resolve("token");
    }

    @BeforeEach
    void aKeyWithTwoVersions() throws IOException {
        Files.writeString(token, "t0ken\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(token.getParent(), PosixFilePermissions.fromString("rwx------"));
        hasVersions(1, 2);
        VAULT.stubFor(post("/v1/transit/encrypt/fairlead")
                .withHeader("X-Vault-Token", equalTo("t0ken"))
                .withRequestBody(equalToJson("{\"plaintext\": \"ZGF0YSBrZXk=\"}"))
                .willReturn(okJson("{\"data\": {\"ciphertext\": \"vault:v2:bbbb\", \"key_version\": 2}}")));
        VAULT.stubFor(post("/v1/transit/decrypt/fairlead")
                .withRequestBody(equalToJson("{\"ciphertext\": \"vault:v1:aaaa\"}"))
                .willReturn(okJson("{\"data\": {\"plaintext\": \"ZGF0YSBrZXk=\"}}")));
    }

    @Test
    void wrapWithTheNewestVersionAndNameIt() {
        var wrapped = keys().wrap("data key".getBytes());

        assertThat(wrapped.masterKey()).isEqualTo("transit:fairlead:v2").isEqualTo(keys().primary());
        assertThat(wrapped.bytes()).asString().isEqualTo("vault:v2:bbbb");
    }

    @Test
    void openWhatAnOlderVersionWrapped() {
        var wrapped = new WrappedKey("transit:fairlead:v1", "vault:v1:aaaa".getBytes());

        assertThat(keys().unwrap(wrapped)).asString().isEqualTo("data key");
    }

    @Test
    void rotateInTheVault() {
        VAULT.stubFor(
                post("/v1/transit/keys/fairlead/rotate").willReturn(aResponse().withStatus(204)));
        var keys = keys();
        hasVersions(1, 3);

        keys.rotate();

        assertThat(keys.primary()).isEqualTo("transit:fairlead:v3");
        VAULT.verify(postRequestedFor(urlEqualTo("/v1/transit/keys/fairlead/rotate")));
    }

    @Test
    void retireByRaisingTheOldestVersionThatOpens() {
        VAULT.stubFor(
                post("/v1/transit/keys/fairlead/config").willReturn(aResponse().withStatus(204)));
        var keys = keys();
        hasVersions(2, 2);

        keys.retire("transit:fairlead:v1");

        assertThat(keys.has("transit:fairlead:v1")).isFalse();
        assertThat(VAULT.findAll(postRequestedFor(urlEqualTo("/v1/transit/keys/fairlead/config"))))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString()).contains("\"min_decryption_version\":2"));
    }

    @Test
    void sayWhatCouldNotBeDoneWhileTheVaultIsSealed() {
        var keys = keys();
        VAULT.stubFor(
                post("/v1/transit/encrypt/fairlead").willReturn(serverError().withStatus(503)));

        assertThatThrownBy(() -> keys.wrap("data key".getBytes()))
                .isInstanceOf(MasterKeyUnavailable.class)
                .hasMessageContaining("wrap a data key")
                .hasMessageNotContaining("ZGF0YSBrZXk");
    }

    @Test
    void letNothingStartWithoutTheirVault() {
        VAULT.stubFor(get("/v1/transit/keys/fairlead").willReturn(aResponse().withStatus(403)));

        assertThatThrownBy(this::keys)
                .isInstanceOf(KeysetRefused.class)
                .hasMessageContaining("does not let the key transit/fairlead be used");
    }

    @Test
    void goToNoOtherHostUnencrypted() {
        var properties =
                new MasterKeyProperties.Transit(URI.create("http://192.0.2.1:8200"), "fairlead", "transit", token);

        assertThatThrownBy(() -> new TransitKeyProvider(properties))
                .isInstanceOf(KeysetRefused.class)
                .hasMessageContaining("unencrypted");
    }

    private static void hasVersions(int oldest, int newest) {
        VAULT.stubFor(get("/v1/transit/keys/fairlead").willReturn(okJson("""
                {"data": {"name": "fairlead", "type": "aes256-gcm96", "supports_encryption": true,
                 "supports_decryption": true, "latest_version": %d, "min_decryption_version": %d,
                 "min_encryption_version": 0, "keys": {"1": 1442851412, "2": 1442851512}}}
                """.formatted(newest, oldest))));
    }

    private TransitKeyProvider keys() {
        return new TransitKeyProvider(
                new MasterKeyProperties.Transit(URI.create(VAULT.baseUrl()), "fairlead", "transit", token));
    }
}
