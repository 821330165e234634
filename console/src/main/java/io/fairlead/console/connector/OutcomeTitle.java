package io.fairlead.console.connector;

import io.fairlead.console.api.TestRun;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.DiagnosisStage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The headline of a test's result, and where somebody goes to change what it found. */
public final class OutcomeTitle {

    private OutcomeTitle() {}

    public static String of(TestRun run) {
        if ("VERIFIED".equals(run.verdict())) {
            return "Connection verified";
        }
        if ("NOT_TESTED".equals(run.verdict())) {
            return "Not tested";
        }
        if ("REFUSED_BY_POLICY".equals(run.verdict())) {
            return "Not allowed";
        }
        if ("ANONYMOUS_REFUSED".equals(run.code())) {
            return "The registry requires a credential";
        }
        return switch (stage(run.code())) {
            case TLS -> "The TLS connection failed";
            case REGISTRY -> "The registry did not answer as expected";
            case TOKEN_SERVICE -> "The token service did not answer as expected";
            case CREDENTIAL -> "The registry refused the credential";
            case ADDRESS, NETWORK -> "Could not connect to the registry";
            case null, default -> "Partly verified";
        };
    }

    /** Whether another credential may help; for everything else the address or the delegates are to be changed. */
    public static boolean blamesCredential(TestRun run) {
        return "REJECTED".equals(run.verdict()) && !"ANONYMOUS_REFUSED".equals(run.code());
    }

    private static @Nullable DiagnosisStage stage(@Nullable String code) {
        return Arrays.stream(Diagnosis.values())
                .filter(diagnosis -> diagnosis.name().equals(code))
                .map(Diagnosis::stage)
                .findFirst()
                .orElse(null);
    }
}
