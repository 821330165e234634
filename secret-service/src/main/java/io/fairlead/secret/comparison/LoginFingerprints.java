package io.fairlead.secret.comparison;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.catalog.LiveVersions;
import io.fairlead.secret.comparison.LoginFingerprintController.LoginFingerprint;
import io.fairlead.secret.comparison.LoginFingerprintController.LoginQuestion;
import io.fairlead.secret.encryption.SecretValue;
import io.fairlead.secret.encryption.SecretValues;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says by a fingerprint which logins are the same: the same user, wherever its name is kept, with the same password. */
@Component
class LoginFingerprints {

    private final LiveVersions versions;
    private final SecretValues values;
    private final LoginFingerprintKey key;

    LoginFingerprints(LiveVersions versions, SecretValues values, LoginFingerprintKey key) {
        this.versions = versions;
        this.values = values;
        this.key = key;
    }

    /** Without a fingerprint where a secret is missing or has no value: nobody can log in with that. */
    LoginFingerprint of(LoginQuestion login) {
        var staged = login.staged();
        var password = version(login.passwordRef(), staged);
        var reference = login.usernameRef();
        if (reference == null) {
            var username = Optional.ofNullable(login.username()).map(name -> name.getBytes(StandardCharsets.UTF_8));
            return fingerprint(login, password, username, Stream.empty());
        }
        var name = version(reference, staged);
        return fingerprint(login, password, name.flatMap(values::find).map(SecretValue::reveal), name.stream());
    }

    private LoginFingerprint fingerprint(
            LoginQuestion login,
            Optional<SecretVersionReference> password,
            Optional<byte[]> username,
            Stream<SecretVersionReference> others) {
        if (password.isEmpty() || username.isEmpty()) {
            return new LoginFingerprint(null, List.of());
        }
        var used = password.get();
        var content = new ByteArrayOutputStream();
        append(content, login.origin().getBytes(StandardCharsets.UTF_8));
        append(content, username.get());
        append(content, used.secretId().toString().getBytes(StandardCharsets.UTF_8));
        append(content, Long.toString(used.version()).getBytes(StandardCharsets.UTF_8));
        return new LoginFingerprint(
                key.fingerprint(content.toByteArray()),
                Stream.concat(Stream.of(used), others).toList());
    }

    private Optional<SecretVersionReference> version(
            ResourceReference secret, @Nullable SecretVersionReference staged) {
        return staged != null && staged.secret().equals(secret)
                ? Optional.of(staged)
                : versions.find(secret).filter(live -> live.version() > 0);
    }

    /** With its length, so that different parts never give the same bytes. */
    private static void append(ByteArrayOutputStream content, byte[] part) {
        content.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        content.writeBytes(part);
    }
}
