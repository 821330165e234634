package io.fairlead.console.gateway;

import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** A body that the service reads as it comes; tells the request when it breaks off. */
record StreamedBody(ForwardedRequest request) implements Request.Content {

    @Override
    public long getLength() {
        return request.getLength();
    }

    @Override
    public Content.@Nullable Chunk read() {
        var chunk = request.read();
        if (chunk != null && Content.Chunk.isFailure(chunk)) {
            request.brokenBy(chunk.getFailure());
        }
        return chunk;
    }

    @Override
    public void demand(Runnable callback) {
        request.demand(callback);
    }

    @Override
    public void fail(Throwable failure) {
        request.fail(failure);
    }

    @Override
    public @Nullable String getContentType() {
        return request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    }

    @Override
    public boolean rewind() {
        return false;
    }
}
