/**
 * How a secret gets another value: staged, proved, then live; or back to a former one. Start with
 * {@link io.fairlead.secret.rotation.SecretRotation}.
 */
@NullMarked
package io.fairlead.secret.rotation;

import org.jspecify.annotations.NullMarked;
