package io.fairlead.agent.cli;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Optional;

/** Names the doctor's own option that helps, where the catalogue speaks of connectors and delegates. */
final class DoctorOptionHints {

    private DoctorOptionHints() {}

    /** @param summary of this very case: some addresses can be allowed, and others never */
    static Optional<String> forDiagnosis(Diagnosis code, String summary) {
        return Optional.ofNullable(
                switch (code) {
                    case TLS_UNKNOWN_CA, TLS_INCOMPLETE_CHAIN, PROXY_INTERCEPT -> "--ca FILE";
                    case TLS_CLIENT_CERT -> "--client-certificate FILE --client-key FILE";
                    case REALM_REFUSED -> "--trust-token-host HOST";
                    case HTTP_REFUSED -> "--allow-plain-http, or =anywhere";
                    case ADDRESS_REFUSED ->
                        summary.contains("loopback") ? "--allow-loopback, if it is this very machine" : null;
                    case CONNECT_TIMEOUT, NO_ROUTE, PROXY_UNREACHABLE, PROXY_AUTH -> "--proxy URL";
                    case ANONYMOUS_REFUSED -> "--user NAME --password-stdin";
                    case SERVER_ACCEPTS_ANY, SCOPE_REQUIRED -> "--repository NAME";
                    case SLOW_RESPONSE, NO_RESPONSE -> "--within SECONDS";
                    default -> null;
                });
    }
}
