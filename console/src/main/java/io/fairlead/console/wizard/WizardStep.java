package io.fairlead.console.wizard;

/** The steps of the wizard, in their order. */
public enum WizardStep {
    TYPE("Type"),
    OVERVIEW("Overview"),
    REGISTRY("Registry"),
    DELEGATES("Delegates"),
    VERIFY("Verify");

    private final String title;

    WizardStep(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
