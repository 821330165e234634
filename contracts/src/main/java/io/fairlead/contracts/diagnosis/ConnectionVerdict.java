package io.fairlead.contracts.diagnosis;

/** What a test proved; what is not proved is never called verified. */
public enum ConnectionVerdict {
    /** The credential was consumed and accepted. */
    VERIFIED,
    /** The credential was accepted, but the repository to pull from was refused or is missing. */
    VERIFIED_NO_ACCESS_TO_REPO,
    /** The registry answers and no credential was configured, so none was checked. */
    NOT_CHECKED_ANONYMOUS,
    /** The registry would accept any credential here. */
    NOT_VERIFIABLE,
    /** The registry refused the credential. */
    REJECTED,
    /** No answer that a registry would give was had. */
    UNREACHABLE,
    /** Fairlead's own rules or the delegate's policy forbid to go on. */
    REFUSED_BY_POLICY,
    /** No delegate got as far as asking the registry; nothing is known about it. */
    NOT_TESTED
}
