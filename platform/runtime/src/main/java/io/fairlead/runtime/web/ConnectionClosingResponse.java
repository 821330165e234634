package io.fairlead.runtime.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Says so when the connection ends with a refusal, because the rest of the body is not read. Jetty would close it without
 * a word, and a caller that keeps connections would send its next request into the void.
 */
final class ConnectionClosingResponse extends Response.Wrapper {

    private final ReceivedBody body;

    ConnectionClosingResponse(ReceivedBody body, Response response) {
        super(body, response);
        this.body = body;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (!isCommitted() && getStatus() >= 400 && !body.isComplete() && !body.consumeAvailable()) {
            getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
        super.write(last, content, callback);
    }
}
