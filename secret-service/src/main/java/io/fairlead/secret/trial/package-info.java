/**
 * Tries a staged version with every connector that refers to its secret, while the live one stays: whom to ask next, what
 * came of it, and whether that proves the version. Must not know how a version goes live. Start with
 * {@link io.fairlead.secret.trial.TrialLifecycle}.
 */
@NullMarked
package io.fairlead.secret.trial;

import org.jspecify.annotations.NullMarked;
