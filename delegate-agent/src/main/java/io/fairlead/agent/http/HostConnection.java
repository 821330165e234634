package io.fairlead.agent.http;

import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.agent.proxy.ForwardProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The way to one host for the length of one probe: nothing on it is shared with other probes. */
final class HostConnection implements AutoCloseable {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(100)
            .setMaxEmptyLineCount(5)
            .build();
    private static final ManagedHttpClientConnectionFactory CONNECTIONS = ManagedHttpClientConnectionFactory.builder()
            .http1Config(LIMITS)
            .responseParserFactory(new HttpMessageParserFactory<>() {
                @Override
                public HttpMessageParser<ClassicHttpResponse> create() {
                    return new StrictResponseParser(LIMITS);
                }

                @Override
                public HttpMessageParser<ClassicHttpResponse> create(Http1Config limits) {
                    return new StrictResponseParser(limits);
                }
            })
            .build();
    private static final int MAX_HEAD_BYTES = 64 * 1024;
    private static final long CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final long SILENCE_TIMEOUT_MILLIS = 10_000;

    private final ConnectionTrace trace;
    private final Deadline deadline;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;

    HostConnection(
            ConnectionTrace trace, NetworkSetup networkSetup, X509ExtendedTrustManager trustManager, Deadline deadline)
            throws GeneralSecurityException {
        this.trace = trace;
        this.deadline = deadline;
        var hostResolver = new GuardedHostResolver(
                networkSetup.hostResolver(), new AddressGuard(networkSetup.policy()), trace, deadline);
        var tls = new DefaultClientTlsStrategy(
                TrustedAuthorities.sslContext(
                        new RecordingTrustManager(trustManager, trace),
                        new RecordingKeyManager(trace, networkSetup.certificate())),
                new String[] {"TLSv1.3", "TLSv1.2"},
                null,
                SSLBufferMode.STATIC,
                HostnameVerificationPolicy.BOTH,
                HttpsSupport.getDefaultHostnameVerifier());
        var operator = new TracingConnectionOperator(trace, hostResolver, tls);
        connections = new PoolingHttpClientConnectionManager(
                operator,
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                CONNECTIONS);
        connections.setConnectionConfigResolver(_ -> ConnectionConfig.custom()
                .setConnectTimeout(within(CONNECT_TIMEOUT_MILLIS))
                .setSocketTimeout(within(SILENCE_TIMEOUT_MILLIS))
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                .build());
        connections.setTlsConfigResolver(_ -> TlsConfig.custom()
                .setHandshakeTimeout(within(CONNECT_TIMEOUT_MILLIS))
                .build());
        client = client(trace.throughProxy ? networkSetup.proxy().orElse(null) : null, networkSetup.version());
    }

    private CloseableHttpClient client(@Nullable ForwardProxy proxy, String version) {
        var builder = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("fairlead-agent/" + version)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState();
        if (proxy != null) {
            builder.setProxy(new HttpHost("http", proxy.host(), proxy.port()));
            if (proxy.userInfo() != null) {
                // Scoped to the proxy: nothing else is ever offered a credential by the library itself.
                var pair = proxy.userInfo().split(":", 2);
                var provider = new BasicCredentialsProvider();
                provider.setCredentials(
                        new AuthScope(proxy.host(), proxy.port()),
                        new UsernamePasswordCredentials(pair[0], (pair.length > 1 ? pair[1] : "").toCharArray()));
                builder.setDefaultCredentialsProvider(provider);
            }
        }
        return builder.build();
    }

    /**
     * A server may close a standing connection at any moment without a word, so what can be asked twice is asked once
     * more on a new one (RFC 9112 section 9.3.1).
     */
    RegistryResponse send(RegistryRequest request, HttpUriRequestBase httpRequest, @Nullable BodyConsumer bodyConsumer)
            throws IOException {
        try {
            return sendOnce(request, httpRequest, bodyConsumer);
        } catch (NoHttpResponseException | ConnectionClosedException | SocketException closed) {
            if (!trace.isUnansweredOnReusedConnection() || !request.isSafe() || deadline.isOver()) {
                throw closed;
            }
            return sendOnce(request, httpRequest, bodyConsumer);
        }
    }

    private RegistryResponse sendOnce(
            RegistryRequest request, HttpUriRequestBase httpRequest, @Nullable BodyConsumer bodyConsumer)
            throws IOException {
        httpRequest.setConfig(RequestConfig.custom()
                .setResponseTimeout(within(SILENCE_TIMEOUT_MILLIS))
                .setConnectionRequestTimeout(within(CONNECT_TIMEOUT_MILLIS))
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        var host = withoutBrackets(request.origin().host());
        var target =
                new HttpHost(request.origin().scheme(), host, request.origin().port());
        var context = HttpClientContext.create();
        trace.requestStarted();
        try {
            return client.execute(target, httpRequest, context, response -> {
                trace.responseStarted();
                var encrypted = context.getSSLSession() != null;
                var fromProxy = trace.throughProxy
                        && (response.getCode() == 407 || (request.origin().secure() && !encrypted));
                var head = new RegistryResponse(response.getCode(), head(response), "", fromProxy);
                if (bodyConsumer == null || !head.isSuccess()) {
                    return head.withBody(text(response, request.textLimit()));
                }
                var entity = response.getEntity();
                bodyConsumer.accept(head, entity == null ? InputStream.nullInputStream() : entity.getContent());
                return head;
            });
        } catch (CancellationException _) {
            // So the pool says that this thread was interrupted, or the deadline passed, before it had a connection.
            throw new InterruptedIOException("cut before there was a connection");
        }
    }

    private static List<org.apache.hc.core5.http.Header> head(ClassicHttpResponse response) throws IOException {
        var headers = List.of(response.getHeaders());
        var size = headers.stream()
                .mapToInt(header -> header.getName().length()
                        + (header.getValue() == null ? 0 : header.getValue().length()))
                .sum();
        if (size > MAX_HEAD_BYTES) {
            throw new MessageConstraintException("more than " + MAX_HEAD_BYTES + " bytes of headers");
        }
        return headers;
    }

    private static String text(ClassicHttpResponse response, int limit) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        var in = entity.getContent();
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > limit) {
                throw new MessageConstraintException("more than " + limit + " bytes of body");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** HttpHost wants IPv6 addresses without their brackets. */
    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private Timeout within(long millis) {
        return Timeout.ofMilliseconds(Math.min(millis, deadline.remainingMillis()));
    }

    ConnectionTrace trace() {
        return trace;
    }

    /** Cuts whatever goes on. */
    void abort() {
        connections.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
