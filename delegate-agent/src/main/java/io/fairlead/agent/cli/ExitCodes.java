package io.fairlead.agent.cli;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;

/** What {@code doctor} tells a script; 1 and 2 are the command line's own. */
final class ExitCodes {

    private ExitCodes() {}

    static int of(ConnectionVerdict verdict) {
        return switch (verdict) {
            case VERIFIED -> 0;
            case VERIFIED_NO_ACCESS_TO_REPO -> 3;
            case NOT_CHECKED_ANONYMOUS -> 4;
            case NOT_VERIFIABLE -> 5;
            case REJECTED -> 6;
            case UNREACHABLE -> 7;
            case REFUSED_BY_POLICY -> 8;
            case NOT_TESTED -> 9;
        };
    }
}
