package io.fairlead.console.gateway;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The gateway's connections to the services: enough for streams that stay open, and nothing is added to what passes. */
final class ServiceConnections {

    private static final int MAX_PER_SERVICE = 8_000;
    private static final int THREADS = 16;
    private static final int MAX_HEADER_BYTES = 40 * 1024;
    private static final long CONNECT_MILLIS = 1_000;

    /** Sooner than a service closes a connection that nobody uses, so that none is used at that moment. */
    private static final long IDLE_MILLIS = 15_000;

    private ServiceConnections() {}

    static HttpClient create() {
        var threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("gateway");
        threads.setDaemon(true);
        var connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        return new HttpClient(new HttpClientTransportOverHTTP(connector));
    }

    static void configure(HttpClient client) {
        client.setName("gateway");
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setIdleTimeout(IDLE_MILLIS);
        client.setDestinationIdleTimeout(IDLE_MILLIS);
        client.setMaxConnectionsPerDestination(MAX_PER_SERVICE);
        client.setMaxRequestHeadersSize(MAX_HEADER_BYTES);
        client.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
    }
}
