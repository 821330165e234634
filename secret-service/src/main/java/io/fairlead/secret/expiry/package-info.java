/**
 * Tells in time that a secret is about to expire. Changes nothing of the secret: registries decide what still works.
 * Start with {@link io.fairlead.secret.expiry.RemindOfExpiry}.
 */
@NullMarked
package io.fairlead.secret.expiry;

import org.jspecify.annotations.NullMarked;
