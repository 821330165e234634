package io.fairlead.agent.server;

import io.fairlead.agent.identity.RequestSigner;
import io.fairlead.agent.proxy.ForwardProxy;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The way to delegate-service: one HTTP client, through the forward proxy where there is one. */
public final class DelegateServiceClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final URI base;
    private final String version;
    private final HttpClient httpClient;

    /** @param base as the operator gave it; a trailing slash does not matter */
    public DelegateServiceClient(URI base, String version, Optional<ForwardProxy> proxy, SSLContext tls) {
        this.base = URI.create(base.toString().replaceAll("/+$", ""));
        this.version = version;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .sslContext(tls);
        builder.proxy(selector(proxy));
        proxy.filter(known -> known.userInfo() != null).ifPresent(known -> builder.authenticator(login(known)));
        httpClient = builder.build();
    }

    HttpClient httpClient() {
        return httpClient;
    }

    URI uri(String path) {
        return URI.create(base + path);
    }

    URI webSocketUri(String path) {
        return URI.create(base.toString().replaceFirst("^http", "ws") + path);
    }

    Map<String, String> commonHeaders() {
        return Map.of("User-Agent", "fairlead-agent/" + version);
    }

    HttpResponse<byte[]> post(String path, byte[] body, Map<String, String> headers, Duration timeout)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        commonHeaders().forEach(request::header);
        headers.forEach(request::header);
        return httpClient.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A signed request; the path is signed as the server sees it. */
    public HttpResponse<byte[]> post(String path, byte[] body, RequestSigner signer, Duration timeout)
            throws IOException, InterruptedException {
        return post(path, body, signer.headers("POST", uri(path).getRawPath(), body), timeout);
    }

    private static ProxySelector selector(Optional<ForwardProxy> proxy) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                var secure = uri.getScheme().equals("https") || uri.getScheme().equals("wss");
                var port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
                return proxy.filter(known -> known.covers(uri.getHost(), port))
                        .map(known -> new Proxy(
                                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(known.host(), known.port())))
                        .map(List::of)
                        .orElse(List.of(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
    }

    private static Authenticator login(ForwardProxy proxy) {
        var pair = String.valueOf(proxy.userInfo()).split(":", 2);
        var password = (pair.length > 1 ? pair[1] : "").toCharArray();
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY ? new PasswordAuthentication(pair[0], password) : null;
            }
        };
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
