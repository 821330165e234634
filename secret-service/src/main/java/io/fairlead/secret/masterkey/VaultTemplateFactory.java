package io.fairlead.secret.masterkey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.vault.VaultException;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultToken;

/** Talks to the Vault with the token of a file, and waits no longer than two seconds. */
final class VaultTemplateFactory {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private VaultTemplateFactory() {}

    static VaultTemplate create(MasterKeyProperties.Transit properties) {
        refusePlain(properties.uri());
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(TIMEOUT);
        return new VaultTemplate(VaultEndpoint.from(properties.uri()), requests, () -> token(properties.tokenFile()));
    }

    private static VaultToken token(Path file) {
        try {
            return VaultToken.of(new OwnerOnlyFile(file).read().strip());
        } catch (IOException e) {
            throw new VaultException("read the token file " + file, e);
        }
    }

    private static void refusePlain(URI uri) {
        if (!"https".equals(uri.getScheme()) && !isLoopback(uri)) {
            throw KeysetRefused.vault(
                    "Data keys would go to the Vault at %s unencrypted.".formatted(uri),
                    "Use https; http is for loopback only, where Vault's own proxy may listen.");
        }
    }

    private static boolean isLoopback(URI uri) {
        try {
            return uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
