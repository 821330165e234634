package io.fairlead.agent.operation;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.OperationResult.CopiedImage;

/** Copies an image with all its platforms: blobs, then manifests, and last the index, each byte for byte. */
record ImageCopy(ManifestStore source, ManifestStore target, BlobTransfer blobs) {

    CopiedImage copy(String from, String to) {
        var tree = ManifestTree.load(source, from);
        tree.missing().stream().findFirst().ifPresent(gone -> {
            throw new OperationFailed(Diagnosis.PLATFORM_MISSING, "copy " + from + ": " + gone);
        });
        var digest = tree.root().digest();
        if (ImageReference.isDigest(to) && !to.equals(digest)) {
            throw new OperationFailed(
                    Diagnosis.DIGEST_MISMATCH, "copy %s to %s: the image is %s".formatted(from, to, digest));
        }
        var content = tree.blobs().values();
        var foreign = content.stream().filter(Descriptor::foreign).findFirst();
        if (foreign.isPresent()) {
            throw new OperationFailed(
                    Diagnosis.FOREIGN_LAYER,
                    "copy " + from + ": its layer " + foreign.get().digest() + " lies elsewhere");
        }
        var total = content.stream().mapToLong(Descriptor::size).sum();
        blobs.progress().setTotal(total);
        if (target.digestOf(to).filter(digest::equals).isPresent()) {
            return new CopiedImage(digest, tree.nodes().size(), 0, 0, total);
        }
        var number = 0;
        for (var blob : content) {
            blobs.progress().startActivity("copy %s, %d of %d".formatted(blob.shortDigest(), ++number, content.size()));
            blobs.transfer(blob);
        }
        for (var node : tree.nodes()) {
            var manifest = node.manifest();
            blobs.progress().startActivity("store manifest " + manifest.digest());
            target.put(manifest.digest().equals(digest) ? to : manifest.digest(), manifest);
        }
        target.requireStored(to, digest);
        return new CopiedImage(digest, tree.nodes().size(), blobs.copied(), blobs.mounted(), blobs.present());
    }
}
