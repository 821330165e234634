package io.fairlead.testkit.registry;

import java.time.Clock;
import java.time.Duration;

/**
 * A certificate for a server or client, and the private authority that issued it, in PEM.
 *
 * @param key in PKCS#8
 */
public record ServerCertificate(String certificate, String key, String authority) {

    private static final Duration DAY = Duration.ofDays(1);

    /** Good for 90 days. */
    public static ServerCertificate of(String host) {
        return of(host, -1, 90);
    }

    /** Good from and to so many days from now. */
    public static ServerCertificate of(String host, int fromDays, int toDays) {
        return made("Private Authority", host, fromDays, toDays);
    }

    /** Good for 90 days, from an authority of this name. */
    public static ServerCertificate issuedBy(String authority, String host) {
        return made(authority, host, -1, 90);
    }

    private static ServerCertificate made(String name, String host, int fromDays, int toDays) {
        var now = Clock.systemUTC().instant();
        var authority =
                KeyAndCertificate.selfSigned(name, now.minus(DAY.multipliedBy(400)), now.plus(DAY.multipliedBy(400)));
        var issued = authority.issue(host, now.plus(DAY.multipliedBy(fromDays)), now.plus(DAY.multipliedBy(toDays)));
        return new ServerCertificate(issued.pem(), issued.keyPem(), authority.pem());
    }

    @Override
    public String toString() {
        return "ServerCertificate";
    }
}
