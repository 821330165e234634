package io.fairlead.agent.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.MessageConstraintException;

/** A body of which no more than so many bytes are read. */
final class Limited extends FilterInputStream {

    private final long most;
    private long left;

    Limited(InputStream body, long most) {
        super(body);
        this.most = most;
        left = most;
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
        left -= read;
        if (left < 0) {
            throw new MessageConstraintException("more than " + most + " bytes of body");
        }
    }
}
