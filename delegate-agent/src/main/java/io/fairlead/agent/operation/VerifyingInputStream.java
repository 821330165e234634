package io.fairlead.agent.operation;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A blob as it passes by: hashed where that was not done yet, counted, and exactly as long as it was promised. */
final class VerifyingInputStream extends FilterInputStream {

    /** What was hashed of a blob, over all the connections that it took. */
    static final class BlobHash {

        private final MessageDigest computed;
        private long length;

        BlobHash(String digest) {
            computed = Digests.messageDigestFor(digest);
        }

        long length() {
            return length;
        }

        boolean matches(String digest) {
            return Digests.matches(computed, digest);
        }

        /** Passes over what is hashed already: an upload goes on from what arrived, which is less than was sent. */
        private void add(byte[] buffer, int from, int count, long position) {
            var known = (int) Math.clamp(length - position, 0, count);
            computed.update(buffer, from + known, count - known);
            length += count - known;
        }
    }

    private final BlobHash hash;
    private final long end;
    private final CopyProgress progress;
    private final long bytesBefore;
    private long position;
    private boolean broken;

    /** @param bytesBefore bytes done of other blobs */
    VerifyingInputStream(
            InputStream body, long position, long end, BlobHash hash, CopyProgress progress, long bytesBefore) {
        super(body);
        this.position = position;
        this.end = end;
        this.hash = hash;
        this.progress = progress;
        this.bytesBefore = bytesBefore;
    }

    /** Whether the source, not whoever reads here, is why it ended. */
    boolean isBroken() {
        return broken;
    }

    /** Of the whole blob, not of this stream. */
    long position() {
        return position;
    }

    boolean isWhole() {
        return position == end;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (position == end) {
            return -1;
        }
        int read;
        try {
            read = super.read(buffer, from, (int) Math.min(length, end - position));
        } catch (IOException e) {
            broken = true;
            throw e;
        }
        if (read < 0) {
            broken = true;
            throw new EOFException("the blob ended " + (end - position) + " bytes early");
        }
        hash.add(buffer, from, read, position);
        position += read;
        progress.advanceTo(bytesBefore + position);
        return read;
    }
}
