package io.fairlead.agent.wire;

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
final class Line implements AutoCloseable {

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
                    return new StrictParser(LIMITS);
                }

                @Override
                public HttpMessageParser<ClassicHttpResponse> create(Http1Config limits) {
                    return new StrictParser(limits);
                }
            })
            .build();
    private static final int HEAD_LIMIT = 64 * 1024;
    private static final long LONGEST_CONNECT_MILLIS = 5_000;
    private static final long LONGEST_SILENCE_MILLIS = 10_000;

    private final Contact contact;
    private final Deadline deadline;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;

    Line(Contact contact, Surroundings surroundings, X509ExtendedTrustManager trust, Deadline deadline)
            throws GeneralSecurityException {
        this.contact = contact;
        this.deadline = deadline;
        var names = new GuardedNames(surroundings.names(), new AddressGuard(surroundings.policy()), contact, deadline);
        var tls = new DefaultClientTlsStrategy(
                Trust.context(new WatchedTrust(trust, contact), new WatchedKeys(contact, surroundings.certificate())),
                new String[] {"TLSv1.3", "TLSv1.2"},
                null,
                SSLBufferMode.STATIC,
                HostnameVerificationPolicy.BOTH,
                HttpsSupport.getDefaultHostnameVerifier());
        var narrator = new Narrator(contact, names, tls);
        connections = new PoolingHttpClientConnectionManager(
                narrator,
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                CONNECTIONS);
        connections.setConnectionConfigResolver(_ -> ConnectionConfig.custom()
                .setConnectTimeout(within(LONGEST_CONNECT_MILLIS))
                .setSocketTimeout(within(LONGEST_SILENCE_MILLIS))
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                .build());
        connections.setTlsConfigResolver(_ -> TlsConfig.custom()
                .setHandshakeTimeout(within(LONGEST_CONNECT_MILLIS))
                .build());
        client = client(contact.throughProxy ? surroundings.proxy().orElse(null) : null, surroundings.version());
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
    Answer send(Question question, HttpUriRequestBase request, @Nullable Sink sink) throws IOException {
        try {
            return sendOnce(question, request, sink);
        } catch (NoHttpResponseException | ConnectionClosedException | SocketException closed) {
            if (!contact.unansweredOnStandingConnection() || !question.isSafe() || deadline.isOver()) {
                throw closed;
            }
            return sendOnce(question, request, sink);
        }
    }

    private Answer sendOnce(Question question, HttpUriRequestBase request, @Nullable Sink sink) throws IOException {
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(within(LONGEST_SILENCE_MILLIS))
                .setConnectionRequestTimeout(within(LONGEST_CONNECT_MILLIS))
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        var host = bare(question.origin().host());
        var target =
                new HttpHost(question.origin().scheme(), host, question.origin().port());
        var context = HttpClientContext.create();
        contact.asks();
        try {
            return client.execute(target, request, context, response -> {
                contact.answered();
                var encrypted = context.getSSLSession() != null;
                var fromProxy = contact.throughProxy
                        && (response.getCode() == 407 || (question.origin().secure() && !encrypted));
                var head = new Answer(response.getCode(), head(response), "", fromProxy);
                if (sink == null || !head.isSuccess()) {
                    return head.saying(text(response, question.textLimit()));
                }
                var entity = response.getEntity();
                sink.take(head, entity == null ? InputStream.nullInputStream() : entity.getContent());
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
        if (size > HEAD_LIMIT) {
            throw new MessageConstraintException("more than " + HEAD_LIMIT + " bytes of headers");
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
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private Timeout within(long millis) {
        return Timeout.ofMilliseconds(Math.min(millis, deadline.remainingMillis()));
    }

    Contact contact() {
        return contact;
    }

    /** Cuts whatever goes on. */
    void cut() {
        connections.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
