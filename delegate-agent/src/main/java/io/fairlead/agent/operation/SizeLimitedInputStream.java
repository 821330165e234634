package io.fairlead.agent.operation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.MessageConstraintException;

/** A body of which no more than so many bytes are read. */
final class SizeLimitedInputStream extends FilterInputStream {

    private final long maxBytes;
    private long remaining;

    SizeLimitedInputStream(InputStream body, long maxBytes) {
        super(body);
        this.maxBytes = maxBytes;
        remaining = maxBytes;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        var read = super.read(buffer, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) throws MessageConstraintException {
        remaining -= read;
        if (remaining < 0) {
            throw new MessageConstraintException("more than " + maxBytes + " bytes of body");
        }
    }
}
