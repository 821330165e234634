package io.fairlead.agent.auth;

import io.fairlead.agent.http.AuthorizationHeader;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A user name and a secret that may be shown to one registry alone. */
public final class Credential implements AutoCloseable {

    private final RegistryOrigin origin;
    private final String username;
    private final byte[] secret;

    /** Takes the bytes over and wipes them on {@link #close()}. */
    public Credential(RegistryOrigin origin, String username, byte[] secret) {
        this.origin = origin;
        this.username = username;
        this.secret = secret;
    }

    public RegistryOrigin origin() {
        return origin;
    }

    public String username() {
        return username;
    }

    /** One that nobody has, for the control that a registry refuses such. */
    public static Credential decoy(RegistryOrigin origin) {
        var random = new SecureRandom();
        var name = new byte[4];
        var secret = new byte[16];
        random.nextBytes(name);
        random.nextBytes(secret);
        var hex = HexFormat.of();
        return new Credential(
                origin,
                "fairlead-control-" + hex.formatHex(name),
                hex.formatHex(secret).getBytes(StandardCharsets.US_ASCII));
    }

    /** Proof for the registry itself. */
    public AuthorizationHeader basicHeader() {
        return new AuthorizationHeader(origin, "Basic " + encodedPair());
    }

    /** Proof for a token service that was approved for this registry. */
    AuthorizationHeader basicHeaderFor(Realm.Approved realm) {
        return new AuthorizationHeader(realm.origin(), "Basic " + encodedPair());
    }

    String secretFor(Realm.Approved realm) {
        return realm.registry().equals(origin) ? secretText() : "";
    }

    int secretLength() {
        return secret.length;
    }

    public boolean hasSurroundingWhitespace() {
        return secret.length > 0 && (isBlank(secret[0]) || isBlank(secret[secret.length - 1]));
    }

    /** What somebody may have stored instead of a password or key. */
    public Optional<String> likelyMistake() {
        return SecretFormat.likelyMistake(username, secretText());
    }

    /** When the secret ends, where it is a token that tells. */
    public Optional<Instant> expiresAt() {
        return SecretFormat.expiresAt(secretText());
    }

    /** All the forms in which the secret could come back in an answer. */
    public List<String> encodedForms() {
        var text = secretText();
        return List.of(
                text,
                text.strip(),
                encodedPair(),
                Base64.getEncoder().encodeToString(secret),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                URLEncoder.encode(text, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(secret));
    }

    private String encodedPair() {
        var name = (username + ":").getBytes(StandardCharsets.UTF_8);
        var pair = Arrays.copyOf(name, name.length + secret.length);
        System.arraycopy(secret, 0, pair, name.length, secret.length);
        try {
            return Base64.getEncoder().encodeToString(pair);
        } finally {
            Arrays.fill(pair, (byte) 0);
        }
    }

    private String secretText() {
        return new String(secret, StandardCharsets.UTF_8);
    }

    private static boolean isBlank(byte sign) {
        return sign >= 0 && sign <= ' ';
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "Credential[origin=" + origin + "]";
    }
}
