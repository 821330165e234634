package io.fairlead.secret.trial;

/** Told inside the transaction in which a trial ends well, under the lock of its secret. */
public record TrialPassed(SecretTrial trial) {}
