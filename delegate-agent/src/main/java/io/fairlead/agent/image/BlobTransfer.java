package io.fairlead.agent.image;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Heard;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Brings blobs from one registry to another, the cheapest way first: there already, mounted, or streamed through. */
final class BlobTransfer {

    private static final int MOST_BREAKS = 5;

    private final BlobSource source;
    private final BlobStore store;
    private final @Nullable String mountFrom;
    private final Meter meter;
    private long copied;
    private long mounted;
    private long present;

    /** @param mountFrom the source's repository where both are in one registry */
    BlobTransfer(BlobSource source, BlobStore store, @Nullable String mountFrom, Meter meter) {
        this.source = source;
        this.store = store;
        this.mountFrom = mountFrom;
        this.meter = meter;
    }

    Meter meter() {
        return meter;
    }

    long copied() {
        return copied;
    }

    long mounted() {
        return mounted;
    }

    long present() {
        return present;
    }

    void transfer(Descriptor blob) {
        var before = meter.done();
        if (store.has(blob)) {
            present += blob.size();
        } else {
            var upload = mountFrom == null
                    ? store.begin()
                    : store.mount(blob, mountFrom).orElse(null);
            if (upload == null) {
                mounted += blob.size();
            } else {
                stream(blob, upload, before);
                copied += blob.size();
            }
        }
        meter.reached(before + blob.size());
    }

    /** Goes on where a broken connection left off, as far as the target knows; otherwise begins anew. */
    private void stream(Descriptor blob, Upload first, long before) {
        var upload = first;
        var hash = new Passing.Hash(blob.digest());
        var at = 0L;
        for (var breaks = 0; at < blob.size(); breaks++) {
            var broken = part(blob, upload, at, hash, before, breaks);
            if (broken == null) {
                break;
            }
            if (breaks == MOST_BREAKS || !source.registry().pause(breaks)) {
                throw new OperationFailed(broken);
            }
            at = upload.offset().orElse(0L);
            if (at == 0 || at > hash.length()) {
                upload = store.begin();
                hash = new Passing.Hash(blob.digest());
                at = 0;
            }
        }
        if (!hash.matches(blob.digest())) {
            upload.cancel();
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH,
                    "read %s of %s: other content came".formatted(blob.digest(), source.repository()));
        }
        upload.commit(blob);
    }

    /** From an offset to the end in one stream; says why that broke, or nothing when it did not. */
    private @Nullable Finding part(
            Descriptor blob, Upload upload, long at, Passing.Hash hash, long before, int breaks) {
        var sending = new Sending();
        var read = source.stream(blob, at, (head, body) -> {
            var rest = head.status() == 206 ? body : skipped(body, at);
            var passing = new Passing(rest, at, blob.size(), hash, meter, before);
            sending.passing = passing;
            sending.heard = upload.send(at, blob.size(), () -> passing);
            if (!sending.isDone()) {
                // Ends the reading at once.
                throw new IOException("the target did not take it");
            }
        });
        if (sending.isDone()) {
            return null;
        }
        if (sending.isBrokenAtSource()) {
            return truncated(blob, source.broken(blob, read, breaks), sending);
        }
        return sending.heard == null ? source.broken(blob, read, breaks) : store.broken(sending.heard, breaks);
    }

    /** To the connection it is a cut; whoever wanted the blob can say how much of it came. */
    private Finding truncated(Descriptor blob, Finding broken, Sending sending) {
        return broken.code() == Diagnosis.RESET
                ? new Finding(
                        Diagnosis.BODY_TRUNCATED,
                        "read %s of %s: %d of %d bytes came"
                                .formatted(blob.digest(), source.repository(), sending.arrived(), blob.size()))
                : broken;
    }

    private static InputStream skipped(InputStream body, long at) throws IOException {
        body.skipNBytes(at);
        return body;
    }

    /** What became of the sending that happens inside the reading. */
    private static final class Sending {

        private @Nullable Passing passing;
        private @Nullable Heard heard;

        boolean isDone() {
            return passing != null && passing.isWhole() && heard instanceof Answer answer && answer.isSuccess();
        }

        boolean isBrokenAtSource() {
            return passing != null && passing.isBroken();
        }

        long arrived() {
            return passing == null ? 0 : passing.position();
        }
    }
}
