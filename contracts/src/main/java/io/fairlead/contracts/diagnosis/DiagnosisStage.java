package io.fairlead.contracts.diagnosis;

/** Where on the way from a typed address to a usable image something is found, in this order. */
public enum DiagnosisStage {
    OUTCOME("What a test proved"),
    ADDRESS("The address"),
    NETWORK("The way to the registry"),
    TLS("The encrypted connection"),
    REGISTRY("What answers"),
    TOKEN_SERVICE("The token service"),
    CREDENTIAL("The credential"),
    RIGHTS("Rights on a repository"),
    CONTENT("Images"),
    FAIRLEAD("Fairlead itself");

    private final String title;

    DiagnosisStage(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
