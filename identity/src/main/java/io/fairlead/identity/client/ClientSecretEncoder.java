package io.fairlead.identity.client;

import io.fairlead.contracts.protocol.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares the secrets of clients. They are random, so nobody guesses one, and a slow hash would only let strangers take the
 * processors; they are hashed at each start from the settings and stored nowhere.
 */
final class ClientSecretEncoder implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        return Sha256.hex(String.valueOf(secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null
                && hash != null
                && MessageDigest.isEqual(
                        encode(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
