package io.fairlead.agent.http.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/** Knows the names with which proxies that inspect TLS sign their certificates. */
public final class TlsInterceptors {

    private static final List<String> NAMES = List.of(
            "zscaler",
            "netskope",
            "blue coat",
            "bluecoat",
            "palo alto",
            "fortinet",
            "fortigate",
            "forcepoint",
            "websense",
            "sophos",
            "cisco umbrella",
            "check point",
            "mcafee web gateway",
            "skyhigh",
            "squid",
            "mitmproxy");

    private TlsInterceptors() {}

    public static boolean issued(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate ->
                        certificate.getIssuerX500Principal().getName().toLowerCase(Locale.ROOT))
                .anyMatch(issuer -> NAMES.stream().anyMatch(issuer::contains));
    }
}
