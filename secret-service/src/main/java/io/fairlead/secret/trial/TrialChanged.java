package io.fairlead.secret.trial;

/** Told inside this process when a trial has moved; listen after commit. */
record TrialChanged(SecretTrial trial) {}
