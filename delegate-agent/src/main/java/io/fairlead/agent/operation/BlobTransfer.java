package io.fairlead.agent.operation;

import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Brings blobs from one registry to another, the cheapest way first: there already, mounted, or streamed through. */
final class BlobTransfer {

    private static final int MAX_BREAKS = 5;

    private final BlobSource source;
    private final BlobStore store;
    private final @Nullable BlobMount mount;
    private final CopyProgress progress;
    private long copied;
    private long mounted;
    private long present;

    /** @param mount the source's repository where both are in one registry */
    BlobTransfer(BlobSource source, BlobStore store, @Nullable BlobMount mount, CopyProgress progress) {
        this.source = source;
        this.store = store;
        this.mount = mount;
        this.progress = progress;
    }

    CopyProgress progress() {
        return progress;
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
        var before = progress.done();
        if (store.has(blob)) {
            present += blob.size();
        } else {
            var upload =
                    mount == null ? store.begin() : store.mount(blob, mount).orElse(null);
            if (upload == null) {
                mounted += blob.size();
            } else {
                stream(blob, upload, before);
                copied += blob.size();
            }
        }
        progress.advanceTo(before + blob.size());
    }

    /**
     * Goes on where a broken connection left off, as far as the target knows; otherwise starts again. A registry that
     * counts what arrived wrongly refuses the whole at the end, and then gets it in one piece.
     */
    private void stream(Descriptor blob, BlobUpload first, long before) {
        var attempt = verified(blob, streamInParts(blob, first, before));
        if (attempt.resumed) {
            if (attempt.upload.isCommitted(blob)) {
                return;
            }
            attempt = verified(blob, streamInParts(blob, store.begin(), before));
        }
        attempt.upload.commit(blob);
    }

    private UploadAttempt verified(Descriptor blob, UploadAttempt attempt) {
        if (!attempt.hash.matches(blob.digest())) {
            attempt.upload.cancel();
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH,
                    "read %s of %s: other content came".formatted(blob.digest(), source.repository()));
        }
        return attempt;
    }

    /** What was sent of a blob, and whether in more than one part. */
    private static final class UploadAttempt {

        private BlobUpload upload;
        private VerifyingInputStream.BlobHash hash;
        private boolean resumed;

        UploadAttempt(BlobUpload upload, Descriptor blob) {
            this.upload = upload;
            hash = new VerifyingInputStream.BlobHash(blob.digest());
        }
    }

    private UploadAttempt streamInParts(Descriptor blob, BlobUpload first, long before) {
        var attempt = new UploadAttempt(first, blob);
        var at = 0L;
        for (var breaks = 0; at < blob.size(); breaks++) {
            var broken = streamFrom(blob, attempt.upload, at, attempt.hash, before, breaks);
            if (broken == null) {
                break;
            }
            if (breaks == MAX_BREAKS || !source.registry().pause(breaks)) {
                throw new OperationFailed(broken);
            }
            var stands = attempt.upload.offset().orElse(0L);
            // Said to be where it was just refused: some name the length where the last byte is asked for.
            at = broken.code() == Diagnosis.UPLOAD_RANGE && stands == at ? Math.max(0, at - 1) : stands;
            attempt.resumed = at > 1;
            if (at <= 1 || at > attempt.hash.length()) {
                attempt = new UploadAttempt(store.begin(), blob);
                at = 0;
            }
        }
        return attempt;
    }

    /** From an offset to the end in one stream; says why that broke, or nothing when it did not. */
    private @Nullable RegistryFinding streamFrom(
            Descriptor blob, BlobUpload upload, long at, VerifyingInputStream.BlobHash hash, long before, int breaks) {
        var sending = new SendState();
        var read = source.stream(blob, at, (head, body) -> {
            var rest = head.status() == 206 ? body : skipped(body, at);
            var content = new VerifyingInputStream(rest, at, blob.size(), hash, progress, before);
            sending.content = content;
            sending.reply = upload.send(blob, at, () -> content);
            if (!sending.isDone()) {
                // Ends the reading at once.
                throw new IOException("the target did not take it");
            }
        });
        if (sending.isDone()) {
            return null;
        }
        if (sending.isBrokenAtSource()) {
            return truncated(blob, source.breakReason(blob, read, breaks), sending);
        }
        return sending.reply == null
                ? source.breakReason(blob, read, breaks)
                : store.breakReason(sending.reply, breaks);
    }

    /** To the connection it is a cut; whoever wanted the blob can say how much of it came. */
    private RegistryFinding truncated(Descriptor blob, RegistryFinding broken, SendState sending) {
        return broken.code() == Diagnosis.RESET
                ? new RegistryFinding(
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
    private static final class SendState {

        private @Nullable VerifyingInputStream content;
        private @Nullable RegistryReply reply;

        boolean isDone() {
            return content != null
                    && content.isWhole()
                    && reply instanceof RegistryResponse response
                    && response.isSuccess();
        }

        boolean isBrokenAtSource() {
            return content != null && content.isBroken();
        }

        long arrived() {
            return content == null ? 0 : content.position();
        }
    }
}
