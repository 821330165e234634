package io.fairlead.testkit.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A P-256 key with a certificate that it signed itself, or that another one signed. Written in DER by hand (RFC 5280), because the JDK has no API to
 * make certificates, and starting keytool takes seconds.
 */
record KeyAndCertificate(KeyPair keys, X509Certificate certificate) {

    private static final byte[] ECDSA_WITH_SHA256 = {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02};
    private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1D, 0x13};
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = {0x55, 0x1D, 0x11};
    private static final byte[] TRUE = {(byte) 0xFF};

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int VERSION = 0xA0;
    private static final int EXTENSIONS = 0xA3;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Both times must lie before 2050; the host is a DNS name or an IPv4 address, or several with blanks between. */
    static KeyAndCertificate selfSigned(String host, Instant notBefore, Instant notAfter) {
        return made(host, notBefore, notAfter, null);
    }

    /** A certificate that this one vouches for. */
    KeyAndCertificate issue(String host, Instant notBefore, Instant notAfter) {
        return made(host, notBefore, notAfter, this);
    }

    private static KeyAndCertificate made(
            String host, Instant notBefore, Instant notAfter, @Nullable KeyAndCertificate issuer) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var subject = new X500Principal("CN=" + host);
            var issuing = issuer == null ? subject : issuer.certificate.getSubjectX500Principal();
            var content = content(host, subject, issuing, notBefore, notAfter, keys);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(issuer == null ? keys.getPrivate() : issuer.keys.getPrivate());
            signature.update(content);
            var der = der(SEQUENCE, content, algorithm(), der(BIT_STRING, new byte[1], signature.sign()));
            return new KeyAndCertificate(keys, (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("make a certificate for " + host, fault);
        }
    }

    private static byte[] content(
            String host,
            X500Principal subject,
            X500Principal issuer,
            Instant notBefore,
            Instant notAfter,
            KeyPair keys) {
        var constraints = subject.equals(issuer) ? der(SEQUENCE, der(BOOLEAN, TRUE)) : der(SEQUENCE);
        return der(
                SEQUENCE,
                der(VERSION, der(INTEGER, new byte[] {2})),
                der(INTEGER, new byte[] {1}),
                algorithm(),
                issuer.getEncoded(),
                der(SEQUENCE, time(notBefore), time(notAfter)),
                subject.getEncoded(),
                keys.getPublic().getEncoded(),
                der(
                        EXTENSIONS,
                        der(
                                SEQUENCE,
                                extension(BASIC_CONSTRAINTS, constraints),
                                extension(SUBJECT_ALTERNATIVE_NAME, der(SEQUENCE, generalNames(host))))));
    }

    private static byte[] generalNames(String hosts) {
        return Arrays.stream(hosts.split(" "))
                .map(KeyAndCertificate::generalName)
                .reduce(new byte[0], KeyAndCertificate::joined);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] generalName(String host) {
        try {
            return host.matches("[0-9]+([.][0-9]+){3}")
                    ? der(IP_ADDRESS, InetAddress.getByName(host).getAddress())
                    : der(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII));
        } catch (UnknownHostException fault) {
            throw new IllegalArgumentException(host + " is no address", fault);
        }
    }

    private static byte[] extension(byte[] identifier, byte[] value) {
        return der(SEQUENCE, der(OBJECT_IDENTIFIER, identifier), der(OCTET_STRING, value));
    }

    private static byte[] algorithm() {
        return der(SEQUENCE, der(OBJECT_IDENTIFIER, ECDSA_WITH_SHA256));
    }

    private static byte[] time(Instant instant) {
        return der(UTC_TIME, UTC.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        List.of(parts).forEach(content::writeBytes);
        var length = content.size();
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length & 0xFF);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("encode " + certificate.getSubjectX500Principal(), fault);
        }
    }

    /** The certificate for a file. */
    String pem() {
        return pem("CERTIFICATE", der());
    }

    /** The private key for a file. */
    String keyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
    }

    @Override
    public String toString() {
        return "certificate of " + certificate.getSubjectX500Principal();
    }
}
