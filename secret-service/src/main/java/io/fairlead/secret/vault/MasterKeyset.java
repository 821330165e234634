package io.fairlead.secret.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;

/** Reads the key-encryption key from its file, or makes it on the first start of all. */
record MasterKeyset(OwnerOnlyFile file) {

    MasterKeyset(Path file) {
        this(new OwnerOnlyFile(file));
    }

    /** @param inUse whether something is encrypted already, so that a new keyset would be of no use */
    Aead load(BooleanSupplier inUse) {
        try {
            AeadConfig.register();
            if (!file.exists()) {
                if (inUse.getAsBoolean()) {
                    throw KeysetRefused.missing(file.path());
                }
                file.writeOnce(TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get()));
            }
            // Read even when just written: with several instances only one wrote.
            return TinkJsonProtoKeysetFormat.parseKeyset(file.read(), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException | GeneralSecurityException | UnsupportedOperationException e) {
            throw KeysetRefused.unreadable(file.path(), e);
        }
    }
}
