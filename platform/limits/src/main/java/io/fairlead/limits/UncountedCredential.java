package io.fairlead.limits;

/** Stands for what has no limit. */
enum UncountedCredential implements PresentedCredential {
    INSTANCE;

    @Override
    public void accept(String owner) {
        // not counted
    }

    @Override
    public void refuse() {
        // not counted
    }

    @Override
    public void leaveUnchecked() {
        // not counted
    }
}
