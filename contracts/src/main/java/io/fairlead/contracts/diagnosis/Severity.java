package io.fairlead.contracts.diagnosis;

/** How much a finding matters to whoever uses the connector. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Works today, but something is unproved, unsafe or about to end. */
    WARNING,
    /** Does not work. */
    ERROR
}
